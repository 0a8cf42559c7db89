import { reasonLabels, rungLabel } from '@zhengji/domain/reminder/labels'
import { purposeTraits } from '@zhengji/domain/reminder/purposes'
import { channelTraits, type Channel } from '@zhengji/domain/reminder/channel'
import type { PlannedMessageRow } from '@zhengji/domain/reminder/view'
import { text, type Locale, type LocalizedText } from '@zhengji/domain/text'
import { writeTable } from '@zhengji/workbook/table'
import type { Context } from '../context.ts'
import { loadRound } from '../round/load.ts'
import { getReminderPlan } from './plan.ts'

const columns: readonly (readonly [LocalizedText, number])[] = [
  [text('对象', 'To'), 34],
  [text('对象类别', 'Kind'), 12],
  [text('事由', 'Purpose'), 18],
  [text('档次', 'Rung'), 14],
  [text('期限', 'Deadline'), 18],
  [text('计划时间', 'Planned for'), 18],
  [text('状态', 'Status'), 12],
  [text('方式', 'Channel'), 14],
  [text('发送时间', 'Sent at'), 18],
  [text('说明', 'Note'), 24],
]
const kinds = {
  applicant: text('申报企业', 'Applicant'),
  expert: text('评审专家', 'Expert'),
  user: text('工作人员', 'Staff'),
  group: text('工作群', 'Group chat'),
} as const
const statuses = {
  planned: text('计划中', 'Planned'),
  held: text('暂缓', 'Held'),
  queued: text('发送中', 'Being sent'),
  sent: text('已发送', 'Sent'),
  failed: text('未送达', 'Failed'),
  skipped: text('不发送', 'Not sent'),
  cancelled: text('已取消', 'Cancelled'),
} as const

const channelName = (channel: Channel | null): LocalizedText => {
  if (channel === null) return text('', '')
  if (channel === 'in-app') return text('待办', 'Inbox')
  return channel === 'phone' ? text('电话', 'Telephone') : channelTraits[channel].name
}

/** The plan of a round as a workbook, in the order of its due times, in the time of the call. */
export const exportPlan = async (
  ctx: Context,
  { roundId, locale }: { readonly roundId: string; readonly locale: Locale },
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> => {
  const rows = await getReminderPlan(ctx, { roundId })
  const { round, definition } = await loadRound(ctx.db, roundId)
  const at = (iso: string | null): string =>
    iso === null
      ? ''
      : Temporal.Instant.from(iso)
          .toZonedDateTimeISO(definition.timeZone)
          .toPlainDateTime()
          .toString({ smallestUnit: 'minute' })
          .replace('T', ' ')
  const line = (row: PlannedMessageRow): readonly string[] => [
    row.recipientName,
    kinds[row.recipientKind][locale],
    row.purpose === 'broadcast' ? text('群发', 'Broadcast')[locale] : purposeTraits[row.purpose].name[locale],
    rungLabel(row.rung)[locale],
    at(row.deadline),
    at(row.dueAt),
    statuses[row.status][locale],
    channelName(row.channel)[locale],
    at(row.sentAt),
    row.reason === null ? '' : (reasonLabels[row.reason]?.[locale] ?? row.reason),
  ]
  const title = `${text('提醒计划', 'Reminders')[locale]} ${round.name}`
  const bytes = await writeTable({
    sheet: text('提醒计划', 'Reminders')[locale],
    columns: columns.map(([name, width]) => ({ title: name[locale], width })),
    rows: rows.map(line),
  })
  return { name: `${title}.xlsx`, bytes }
}
