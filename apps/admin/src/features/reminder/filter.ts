import { reminderPurposeIds } from '@zhengji/domain/call/definition'
import { messageStatuses } from '@zhengji/domain/reminder/reconcile'
import type { MessagePurpose, PlannedMessageRow } from '@zhengji/domain/reminder/view'
import { compactQuery, queryChoice, queryPage, queryText, type FilterCodec } from '../../router/url-filter.ts'

export const messagePurposes: readonly MessagePurpose[] = [...reminderPurposeIds, 'broadcast']
export const planViews = ['timeline', 'list'] as const

export interface ReminderFilter {
  readonly view: (typeof planViews)[number]
  readonly status: '' | (typeof messageStatuses)[number]
  readonly purpose: '' | MessagePurpose
  /** Part of the recipient's name. */
  readonly search: string
  readonly page: number
}

/** `?view=list&status=sent&purpose=sheet-not-returned` */
export const reminderFilterCodec: FilterCodec<ReminderFilter> = {
  parse: (query) => ({
    view: queryChoice(query, 'view', planViews),
    status: queryChoice(query, 'status', ['', ...messageStatuses]),
    purpose: queryChoice(query, 'purpose', ['', ...reminderPurposeIds, 'broadcast']),
    search: queryText(query, 'search'),
    page: queryPage(query),
  }),
  format: (filter) => compactQuery({ ...filter }, { view: 'timeline', page: 1 }),
}

/** A plan is some thousand rows at most and comes whole, so it is filtered here. */
export const filterPlan = (rows: readonly PlannedMessageRow[], { status, purpose, search }: ReminderFilter): readonly PlannedMessageRow[] =>
  rows.filter(
    (row) =>
      (status === '' || row.status === status) &&
      (purpose === '' || row.purpose === purpose) &&
      (search === '' || row.recipientName.includes(search)),
  )
