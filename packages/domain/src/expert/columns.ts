import type { ListColumn } from '../list/column.ts'
import { text } from '../text.ts'

export const expertColumns = [
  { key: 'name', title: text('姓名', 'Name'), sort: 'name' },
  { key: 'category', title: text('专业类别', 'Category'), sort: 'category', width: 24 },
  { key: 'title', title: text('职称或职务', 'Title or position') },
  { key: 'phone', title: text('电话', 'Phone') },
  { key: 'email', title: text('电子邮箱', 'E-mail'), optional: true, width: 24 },
  { key: 'employments', title: text('任职单位', 'Employers'), width: 40 },
  { key: 'active', title: text('状态', 'Status') },
] as const satisfies readonly ListColumn[]
