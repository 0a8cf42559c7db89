import { compactQuery, queryPage, queryText, type FilterCodec } from '../../router/url-filter.ts'

export interface ExpertListFilter {
  readonly search: string
  readonly category: string
  readonly page: number
}

/** `?search=王&category=finance&page=2` */
export const expertFilterCodec: FilterCodec<ExpertListFilter> = {
  parse: (query) => ({ search: queryText(query, 'search'), category: queryText(query, 'category').slice(0, 60), page: queryPage(query) }),
  format: (filter) => compactQuery({ ...filter }, { page: 1 }),
}
