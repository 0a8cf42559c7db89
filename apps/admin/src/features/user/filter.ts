import { staffRoles } from '@zhengji/domain/access/role'
import type { UserRow } from '@zhengji/domain/user/view'
import { compactQuery, queryChoice, queryPage, queryText, type FilterCodec } from '../../router/url-filter.ts'
import { userState, userStates, type UserState } from './state.ts'

export const roleChoices = ['', ...staffRoles, 'none'] as const

export interface UserFilter {
  readonly search: string
  /** `none`: accounts without any grant. */
  readonly role: (typeof roleChoices)[number]
  readonly state: '' | UserState
  readonly page: number
}

/** `?search=chen&role=clerk&state=locked` */
export const userFilterCodec: FilterCodec<UserFilter> = {
  parse: (query) => ({
    search: queryText(query, 'search'),
    role: queryChoice(query, 'role', roleChoices),
    state: queryChoice(query, 'state', ['', ...userStates]),
    page: queryPage(query),
  }),
  format: (filter) => compactQuery({ ...filter }, { page: 1 }),
}

const holds = (row: UserRow, role: UserFilter['role']): boolean => {
  if (role === '') return true
  return role === 'none' ? row.grants.length === 0 : row.grants.some((grant) => grant.role === role)
}

/** An office has tens of accounts and they come whole, so they are filtered here. The search ignores case. */
export const filterUsers = (rows: readonly UserRow[], { search, role, state }: UserFilter): readonly UserRow[] => {
  const wanted = search.trim().toLowerCase()
  const named = ({ login, displayName, email }: UserRow) =>
    [login, displayName, email ?? ''].some((text) => text.toLowerCase().includes(wanted))
  return rows.filter((row) => named(row) && holds(row, role) && (state === '' || userState(row) === state))
}
