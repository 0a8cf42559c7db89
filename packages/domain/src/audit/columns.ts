import type { ListColumn } from '../list/column.ts'
import { text } from '../text.ts'

export const auditColumns = [
  { key: 'seq', title: text('编号', 'No.'), sort: 'seq', width: 10 },
  { key: 'at', title: text('时间', 'Time'), width: 20 },
  { key: 'actor', title: text('操作人', 'By') },
  {
    key: 'action',
    title: text('事项', 'Act'),
    cells: [
      { key: 'action', title: text('事项', 'Act'), width: 24 },
      { key: 'actionKey', title: text('事项代码', 'Key of the act'), width: 26 },
    ],
  },
  {
    key: 'subject',
    title: text('对象', 'Subject'),
    cells: [
      { key: 'subjectType', title: text('对象类别', 'Kind of subject') },
      { key: 'subject', title: text('对象', 'Subject'), width: 40 },
    ],
  },
  {
    key: 'content',
    title: text('内容', 'Content'),
    cells: [
      { key: 'reason', title: text('理由', 'Reason'), width: 40 },
      { key: 'before', title: text('变更前', 'Before'), width: 50 },
      { key: 'after', title: text('变更后', 'After'), width: 50 },
    ],
  },
  { key: 'requestId', title: text('请求编号', 'Request'), optional: true, width: 38 },
  { key: 'hash', title: text('链上摘要（SHA-256）', 'Hash in the chain (SHA-256)'), optional: true, width: 66 },
] as const satisfies readonly ListColumn[]
