import { messagePurposes } from '@zhengji/domain/reminder/input'
import { messageStatuses } from '@zhengji/domain/reminder/reconcile'
import type { PlannedMessageRow } from '@zhengji/domain/reminder/view'
import type { LocationQuery } from 'vue-router'
import { compactQuery, queryChoice, queryPage, queryText, type FilterCodec } from '../../router/url-filter.ts'

export const planViews = ['timeline', 'list'] as const
export const planViewOf = (query: LocationQuery): (typeof planViews)[number] => queryChoice(query, 'view', planViews)

/** What both views filter by. */
export interface PlanFilter {
  readonly status: '' | (typeof messageStatuses)[number]
  readonly purpose: '' | (typeof messagePurposes)[number]
  /** A fragment of the recipient. */
  readonly search: string
  readonly page: number
}

export interface MessageListFilter extends PlanFilter {
  readonly sort: 'due' | 'sent'
  readonly direction: 'asc' | 'desc'
}

const parsePlan = (query: LocationQuery): PlanFilter => ({
  status: queryChoice(query, 'status', ['', ...messageStatuses]),
  purpose: queryChoice(query, 'purpose', ['', ...messagePurposes]),
  search: queryText(query, 'search'),
  page: queryPage(query),
})

/** `?status=planned`: the timeline is what the page opens with, and has no pages. */
export const timelineFilterCodec: FilterCodec<PlanFilter> = {
  parse: (query) => ({ ...parsePlan(query), page: 1 }),
  format: (filter) => compactQuery({ ...filter }, { page: 1 }),
}

/** `?view=list&status=sent&purpose=sheet-not-returned&search=cqyl&sort=sent&direction=desc&page=2` */
export const messageFilterCodec: FilterCodec<MessageListFilter> = {
  parse: (query) => ({
    ...parsePlan(query),
    sort: queryChoice(query, 'sort', ['due', 'sent']),
    direction: queryChoice(query, 'direction', ['asc', 'desc']),
  }),
  format: (filter) => ({ view: 'list', ...compactQuery({ ...filter }, { sort: 'due', direction: 'asc', page: 1 }) }),
}

/** The timeline comes whole, of the recipients that the server found. */
export const filterPlan = (rows: readonly PlannedMessageRow[], { status, purpose }: PlanFilter): readonly PlannedMessageRow[] =>
  rows.filter((row) => (status === '' || row.status === status) && (purpose === '' || row.purpose === purpose))
