import { applicationStatuses, type ApplicationStatus } from '@zhengji/domain/application/status'
import { compactQuery, queryChoice, queryPage, queryText, type FilterCodec } from '../../router/url-filter.ts'

const sorts = ['created', 'number', 'name', 'received'] as const
const directions = ['desc', 'asc'] as const

export interface ApplicationListFilter {
  readonly search: string
  readonly status: readonly ApplicationStatus[]
  readonly role: string
  readonly late: boolean
  readonly sort: (typeof sorts)[number]
  readonly direction: (typeof directions)[number]
  readonly page: number
}

/** `?search=cqyl&status=received,correcting&role=platform&late=1&sort=name&direction=asc&page=2` */
export const applicationFilterCodec: FilterCodec<ApplicationListFilter> = {
  parse: (query) => {
    const wanted = new Set(queryTextLong(query['status']).split(','))
    return {
      search: queryText(query, 'search'),
      status: applicationStatuses.filter((status) => wanted.has(status)),
      role: queryText(query, 'role'),
      late: queryText(query, 'late') === '1',
      sort: queryChoice(query, 'sort', sorts),
      direction: queryChoice(query, 'direction', directions),
      page: queryPage(query),
    }
  },
  format: (filter) =>
    compactQuery(
      { ...filter, status: filter.status.join(','), late: filter.late ? '1' : '' },
      { sort: 'created', direction: 'desc', page: 1 },
    ),
}

/** All fifteen statuses together are longer than a search may be. */
const queryTextLong = (value: unknown): string => (typeof value === 'string' ? value : '')
