import { compactQuery, queryChoice, queryPage, queryText, type FilterCodec } from '../../router/url-filter.ts'

const sorts = ['created', 'name', 'category'] as const

export interface ExpertListFilter {
  readonly search: string
  readonly category: string
  readonly state: '' | 'active' | 'inactive'
  readonly sort: (typeof sorts)[number]
  readonly direction: 'asc' | 'desc'
  readonly page: number
}

/** `?search=wang&category=finance&state=active&sort=name&page=2` */
export const expertFilterCodec: FilterCodec<ExpertListFilter> = {
  parse: (query) => ({
    search: queryText(query, 'search'),
    category: queryText(query, 'category').slice(0, 60),
    state: queryChoice(query, 'state', ['', 'active', 'inactive']),
    sort: queryChoice(query, 'sort', sorts),
    direction: queryChoice(query, 'direction', ['asc', 'desc']),
    page: queryPage(query),
  }),
  format: (filter) => compactQuery({ ...filter }, { sort: 'created', direction: 'asc', page: 1 }),
}
