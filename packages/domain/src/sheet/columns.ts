import type { ListColumn } from '../list/column.ts'
import { text } from '../text.ts'

export const sheetColumns = [
  { key: 'number', title: text('评分表编号', 'Sheet number'), sort: 'number', width: 24 },
  { key: 'expert', title: text('专家', 'Expert'), sort: 'expert' },
  { key: 'role', title: text('申报类型', 'Role') },
  { key: 'status', title: text('状态', 'Status'), sort: 'status' },
  {
    key: 'filled',
    title: text('已填 / 应填', 'Filled / expected'),
    cells: [
      { key: 'filled', title: text('已填评分', 'Scores filled') },
      { key: 'expected', title: text('应填评分', 'Scores expected') },
    ],
  },
  { key: 'scans', title: text('签名扫描件', 'Signed scan') },
  { key: 'issued', title: text('签发时间', 'Issued at'), sort: 'issued' },
] as const satisfies readonly ListColumn[]
