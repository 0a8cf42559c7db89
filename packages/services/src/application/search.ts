import { initialsOf, nameKeyOf } from '../enterprise/initials.ts'
import { fragmentColumns } from '../search/fragments.ts'

export interface Searchable {
  readonly enterpriseName: string
  readonly creditCode: string
  readonly contactPhone: string
  readonly number: string | null
}

/** Columns to write whenever one of the searchable values changes. Of a phone only the last four digits can be searched. */
export const searchColumns = (of: Searchable) => ({
  nameKey: nameKeyOf(of.enterpriseName),
  ...fragmentColumns([of.enterpriseName, initialsOf(of.enterpriseName), of.creditCode, of.contactPhone.slice(-4), of.number ?? '']),
})
