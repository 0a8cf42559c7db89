import type { Employment } from '@zhengji/db/schema/index'
import { initialsOf, nameKeyOf } from '../enterprise/initials.ts'
import { fragmentColumns } from '../search/fragments.ts'

/** Columns to write whenever an expert is. Of a phone only the last four digits can be searched. */
export const searchColumns = (of: {
  readonly name: string
  readonly title: string
  readonly phone: string
  readonly employments: readonly Employment[]
}) => ({
  nameKey: nameKeyOf(of.name),
  ...fragmentColumns([of.name, initialsOf(of.name), of.title, of.phone.slice(-4), ...of.employments.map(({ employer }) => employer)]),
})
