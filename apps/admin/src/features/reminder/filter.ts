import { reminderPurposeIds } from '@zhengji/domain/call/definition'
import type { PlannedMessageRow } from '@zhengji/domain/reminder/view'
import { compactQuery, queryChoice, queryPage, type FilterCodec } from '../../router/url-filter.ts'

export const messageStatuses = ['planned', 'queued', 'sent', 'failed', 'skipped'] as const

export interface ReminderFilter {
  readonly status: '' | (typeof messageStatuses)[number]
  readonly purpose: '' | (typeof reminderPurposeIds)[number]
  readonly page: number
}

/** `?status=sent&purpose=sheet-not-returned` */
export const reminderFilterCodec: FilterCodec<ReminderFilter> = {
  parse: (query) => ({
    status: queryChoice(query, 'status', ['', ...messageStatuses]),
    purpose: queryChoice(query, 'purpose', ['', ...reminderPurposeIds]),
    page: queryPage(query),
  }),
  format: (filter) => compactQuery({ ...filter }, { page: 1 }),
}

/** A plan is some hundred rows and comes whole, so it is filtered here. */
export const filterPlan = (rows: readonly PlannedMessageRow[], { status, purpose }: ReminderFilter): readonly PlannedMessageRow[] =>
  rows.filter((row) => (status === '' || row.status === status) && (purpose === '' || row.purpose === purpose))
