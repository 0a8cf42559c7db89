import type { ListColumn } from '../list/column.ts'
import { text } from '../text.ts'

export const messageColumns = [
  {
    key: 'recipient',
    title: text('对象', 'To'),
    cells: [
      { key: 'recipient', title: text('对象', 'To'), width: 34 },
      { key: 'kind', title: text('对象类别', 'Kind') },
    ],
  },
  {
    key: 'purpose',
    title: text('事由', 'Purpose'),
    cells: [
      { key: 'purpose', title: text('事由', 'Purpose'), width: 18 },
      { key: 'rung', title: text('档次', 'Rung'), width: 24 },
    ],
  },
  { key: 'deadline', title: text('期限', 'Deadline'), optional: true, width: 18 },
  { key: 'due', title: text('计划时间', 'Planned for'), sort: 'due', width: 18 },
  {
    key: 'status',
    title: text('状态', 'Status'),
    cells: [
      { key: 'status', title: text('状态', 'Status') },
      { key: 'note', title: text('说明', 'Note'), width: 30 },
    ],
  },
  {
    key: 'sent',
    title: text('方式与时间', 'Channel and time'),
    sort: 'sent',
    cells: [
      { key: 'channel', title: text('方式', 'Channel') },
      { key: 'sent', title: text('发送时间', 'Sent at'), width: 18 },
    ],
  },
] as const satisfies readonly ListColumn[]
