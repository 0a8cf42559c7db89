import type { ListColumn } from '../list/column.ts'
import { text } from '../text.ts'

export const applicationColumns = [
  { key: 'number', title: text('收件编号', 'Number'), sort: 'number', width: 24 },
  {
    key: 'enterprise',
    title: text('企业名称', 'Enterprise'),
    sort: 'name',
    cells: [
      { key: 'enterpriseName', title: text('企业名称', 'Enterprise'), width: 34 },
      { key: 'creditCode', title: text('统一社会信用代码', 'Unified social credit code'), width: 22 },
    ],
  },
  { key: 'role', title: text('申报类型', 'Role') },
  { key: 'status', title: text('状态', 'Status') },
  {
    key: 'contact',
    title: text('联系人', 'Contact'),
    cells: [
      { key: 'contactName', title: text('联系人姓名', 'Name of the contact') },
      { key: 'contactPhone', title: text('联系电话', 'Phone') },
    ],
  },
  { key: 'received', title: text('送达时间', 'Delivered'), sort: 'received' },
  { key: 'created', title: text('登记时间', 'Registered'), sort: 'created', optional: true },
] as const satisfies readonly ListColumn[]
