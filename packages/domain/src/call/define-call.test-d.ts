import { call } from '../calls/chongqing-invoice-lottery-2026/call.ts'
import type { CallRole } from './definition.ts'
import { defineCall, type GroupId, type RoleId, type UndertakingId } from './define-call.ts'

/** Compiled, never run: each `@ts-expect-error` is an error of its own when the definition below it compiles. */

defineCall(call)

export const knownRole: RoleId<typeof call> = 'coordinator'
export const knownGroup: GroupId<typeof call, 'platform'> = 'invoice-data'
export const knownUndertaking: UndertakingId<typeof call> = 'lottery-system'
// @ts-expect-error no such role
export const unknownRole: RoleId<typeof call> = 'organiser'
// @ts-expect-error a group of the other role's rubric
export const foreignGroup: GroupId<typeof call, 'platform'> = 'integration'
// @ts-expect-error no such undertaking
export const unknownUndertaking: UndertakingId<typeof call> = 'lottery'

// @ts-expect-error a condition names a role that is not declared
defineCall({ ...call, conditions: [...call.conditions, { ...call.conditions[0], roles: ['organiser'] }] })

// @ts-expect-error a rubric names a role that is not declared
defineCall({ ...call, rubrics: [...call.rubrics, { ...call.rubrics[0], role: 'organiser' }] })

// @ts-expect-error a tie chain names a group that the role's own rubric lacks
defineCall({ ...call, ties: { ...call.ties, platform: [{ kind: 'group', group: 'integration' }, { kind: 'draw' }] } })

// @ts-expect-error a tie chain belongs to a role that is not declared
defineCall({ ...call, ties: { ...call.ties, organiser: [{ kind: 'draw' }] } })

// @ts-expect-error a role has no tie chain
defineCall({ ...call, ties: { coordinator: call.ties.coordinator } })

// @ts-expect-error a role has no rubric
defineCall({ ...call, rubrics: [call.rubrics[0]], ties: { ...call.ties, platform: [{ kind: 'draw' }] } })

const observer = {
  roles: [...call.roles, { ...call.roles[0], id: 'observer' }],
  rubrics: [...call.rubrics, { ...call.rubrics[0], role: 'observer' }],
  ties: { ...call.ties, observer: [{ kind: 'draw' }] },
} as const
defineCall({ ...call, ...observer, conditions: [...call.conditions, { ...call.conditions[0], roles: ['observer'] }] })
// @ts-expect-error a role has no condition
defineCall({ ...call, ...observer })

// @ts-expect-error a purpose has no reminder ladder
defineCall({ ...call, reminders: [call.reminders[0]] })

const widened: readonly CallRole[] = call.roles
// @ts-expect-error ids that widened to string would be checked by nothing
defineCall({ ...call, roles: widened })
