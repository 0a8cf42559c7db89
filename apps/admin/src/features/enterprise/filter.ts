import { compactQuery, queryChoice, queryPage, queryText, type FilterCodec } from '../../router/url-filter.ts'

export interface EnterpriseListFilter {
  readonly search: string
  readonly sort: 'name'
  readonly direction: 'asc' | 'desc'
  readonly page: number
}

/** `?search=cqyl&direction=desc&page=2` */
export const enterpriseFilterCodec: FilterCodec<EnterpriseListFilter> = {
  parse: (query) => ({
    search: queryText(query, 'search'),
    sort: 'name',
    direction: queryChoice(query, 'direction', ['asc', 'desc']),
    page: queryPage(query),
  }),
  format: (filter) => compactQuery({ ...filter }, { sort: 'name', direction: 'asc', page: 1 }),
}
