import { sheetStatuses } from '@zhengji/domain/sheet/status-names'
import { compactQuery, queryChoice, queryPage, queryText, type FilterCodec } from '../../router/url-filter.ts'

export interface SheetListFilter {
  readonly search: string
  /** Empty: all but void ones. */
  readonly status: '' | (typeof sheetStatuses)[number]
  readonly sort: 'number' | 'expert' | 'status' | 'issued'
  readonly direction: 'asc' | 'desc'
  readonly page: number
}

/** `?tab=sheets&search=wang&status=issued&sort=expert&page=2`: the list stands on a tab of its page. */
export const sheetFilterCodec: FilterCodec<SheetListFilter> = {
  parse: (query) => ({
    search: queryText(query, 'search'),
    status: queryChoice(query, 'status', ['', ...sheetStatuses]),
    sort: queryChoice(query, 'sort', ['number', 'expert', 'status', 'issued']),
    direction: queryChoice(query, 'direction', ['asc', 'desc']),
    page: queryPage(query),
  }),
  format: (filter) => ({ tab: 'sheets', ...compactQuery({ ...filter }, { sort: 'number', direction: 'asc', page: 1 }) }),
}
