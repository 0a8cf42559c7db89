import { permissionsOf, type Permission } from '@zhengji/domain/access/permission'
import { roleNames, staffRoles } from '@zhengji/domain/access/role'
import type { LocalizedText } from '@zhengji/domain/text'

interface WayToChange {
  /** Name of the page where it is done. */
  readonly page: string
  readonly title: string
  readonly act: Permission
  /** Null: one person is enough. */
  readonly second: Permission | null
}

/** What a round may do otherwise than its call says, where, and with whose permission; everything else is fixed by the version. */
export const waysToChange = {
  deadline: { page: 'rounds', title: 'page.rounds', act: 'round:propose', second: 'proposal:decide' },
  rubric: { page: 'rubric', title: 'page.rubric', act: 'rubric:propose', second: 'proposal:decide' },
  'reminder-rule': { page: 'reminder-rules', title: 'page.reminderRules', act: 'reminder:write', second: null },
  date: { page: 'reminder-rules', title: 'page.reminderRules', act: 'reminder:write', second: null },
} as const satisfies Record<string, WayToChange>

export type Changeable = keyof typeof waysToChange

/** Names of the roles that hold a permission. */
export const holdersOf = (permission: Permission): readonly LocalizedText[] =>
  staffRoles.filter((role) => permissionsOf[role].includes(permission)).map((role) => roleNames[role])
