import { bilingual, refuse, type Refusal } from '../refusal/refusal.ts'
import { roleNames, type StaffRole } from './role.ts'

/** What a procedure can require. Named noun:verb; a procedure without one does not start. */
export const permissions = [
  'round:read',
  'round:create-rehearsal',
  'round:propose',
  'application:read',
  'application:intake',
  'application:review',
  'application:reveal-contact',
  'expert:read',
  'expert:write',
  'panel:write',
  'rubric:read',
  'rubric:propose',
  'proposal:read',
  'proposal:decide',
  'sheet:read',
  'sheet:write',
  'score:read',
  'score:write',
  'result:read',
  'result:write',
  'reminder:read',
  'reminder:write',
  'calendar:write',
  'channel:test',
  'audit:read',
  'user:read',
  'user:write',
  'grant:write',
  'system:read',
] as const

export type Permission = (typeof permissions)[number]

const reading = [
  'round:read',
  'application:read',
  'expert:read',
  'rubric:read',
  'proposal:read',
  'sheet:read',
  'score:read',
  'result:read',
  'reminder:read',
] as const satisfies Permission[]

/** Which role holds what. Administrators see no business data; the auditor changes nothing. */
export const permissionsOf: Readonly<Record<StaffRole, readonly Permission[]>> = {
  clerk: ['round:read', 'application:read', 'application:intake', 'application:reveal-contact', 'reminder:read'],
  officer: [
    ...reading,
    'round:create-rehearsal',
    'round:propose',
    'application:intake',
    'application:review',
    'application:reveal-contact',
    'expert:write',
    'panel:write',
    'rubric:propose',
    'sheet:write',
    'score:write',
    'result:write',
    'reminder:write',
  ],
  approver: [...reading, 'application:review', 'proposal:decide'],
  auditor: [...reading, 'audit:read'],
  'system-admin': ['user:read', 'user:write', 'calendar:write', 'channel:test', 'system:read'],
  'security-admin': ['user:read', 'grant:write'],
}

/** Separation of the three administrators (三员分立): no user holds two of these. */
export const exclusiveRoles: readonly StaffRole[] = ['system-admin', 'security-admin', 'auditor']

/** A grant that is in force. */
export interface ActiveGrant {
  readonly role: StaffRole
  /** Null: in every round. */
  readonly roundId: string | null
}

/** What a person may do everywhere and, beyond that, in single rounds. */
export interface HeldPermissions {
  readonly permissions: readonly Permission[]
  readonly roundPermissions: Readonly<Record<string, readonly Permission[]>>
}

const union = (grants: readonly ActiveGrant[]): readonly Permission[] => {
  const held = new Set(grants.flatMap(({ role }) => permissionsOf[role]))
  return permissions.filter((permission) => held.has(permission))
}

/** Union of all roles' permissions, in the order of `permissions`. A round only lists what its own grants give. */
export const permissionsFrom = (grants: readonly ActiveGrant[]): HeldPermissions => {
  const roundIds = [...new Set(grants.flatMap(({ roundId }) => (roundId === null ? [] : [roundId])))]
  return {
    permissions: union(grants.filter(({ roundId }) => roundId === null)),
    roundPermissions: Object.fromEntries(roundIds.map((id) => [id, union(grants.filter(({ roundId }) => roundId === id))])),
  }
}

/** Refuses a role that excludes one already held, in whatever round (三员分立). Holding the same role twice is no conflict. */
export const checkGrant = (held: readonly StaffRole[], role: StaffRole): { readonly ok: true } | Refusal => {
  const other = exclusiveRoles.includes(role) ? held.find((one) => one !== role && exclusiveRoles.includes(one)) : undefined
  return other === undefined ? { ok: true } : refuse('grant-exclusive', { held: bilingual(roleNames[other]) })
}
