import type { ListColumn } from '../list/column.ts'
import { text } from '../text.ts'

export const enterpriseColumns = [
  { key: 'name', title: text('企业名称', 'Enterprise'), sort: 'name', width: 34 },
  { key: 'creditCode', title: text('统一社会信用代码', 'Unified social credit code'), width: 22 },
  { key: 'applications', title: text('本轮次申报', 'Applications in this round'), width: 48 },
  {
    key: 'contact',
    title: text('联系人', 'Contact'),
    cells: [
      { key: 'contactName', title: text('联系人姓名', 'Name of the contact') },
      { key: 'contactPhone', title: text('联系电话', 'Phone') },
    ],
  },
  { key: 'created', title: text('首次登记', 'First registered'), optional: true },
] as const satisfies readonly ListColumn[]
