import type { Permission } from '@zhengji/domain/access/permission'
import type { Actor, Context } from './context.ts'
import { ServiceError } from './errors.ts'

/** Whether the actor holds the permission in this round (null: in every round). The system may do what its job does. */
export const may = (actor: Actor, permission: Permission, roundId: string | null): boolean => {
  if (actor.type === 'system') return true
  if (actor.type === 'anonymous') return false
  if (actor.permissions.includes(permission)) return true
  return roundId !== null && (actor.roundPermissions[roundId]?.includes(permission) ?? false)
}

/** Throws UNAUTHENTICATED for anybody unknown, FORBIDDEN while a one-time password waits to be changed. */
const admitted = (actor: Actor): void => {
  if (actor.type === 'anonymous') throw new ServiceError('UNAUTHENTICATED', 'sign-in-required')
  if (actor.type === 'user' && actor.mustChangePassword === true) throw new ServiceError('FORBIDDEN', 'password-change-required')
}

/** Throws FORBIDDEN (or UNAUTHENTICATED) unless the actor may. */
export const authorize = (ctx: Context, permission: Permission, roundId: string | null): void => {
  admitted(ctx.actor)
  if (!may(ctx.actor, permission, roundId)) throw new ServiceError('FORBIDDEN', 'forbidden', { permission })
}

/** Whether the actor holds the permission everywhere or in any round; for lists that span rounds and filter by row. */
export const maySomewhere = (actor: Actor, permission: Permission): boolean =>
  may(actor, permission, null) || (actor.type === 'user' && Object.values(actor.roundPermissions).some((held) => held.includes(permission)))

/** Throws FORBIDDEN (or UNAUTHENTICATED) unless the actor may in at least one round. */
export const authorizeSomewhere = (ctx: Context, permission: Permission): void => {
  admitted(ctx.actor)
  if (!maySomewhere(ctx.actor, permission)) throw new ServiceError('FORBIDDEN', 'forbidden', { permission })
}

/** Throws FORBIDDEN when the last proof of the password is too old for a decision; a system job never decides. */
export const requireStepUp = (ctx: Context): void => {
  if (ctx.actor.type === 'user' && ctx.actor.stepUpRequired === true) throw new ServiceError('FORBIDDEN', 'step-up-required')
}

/** The signed-in person, also while a password waits to be changed: for what everybody may do with their own session. */
export const signedIn = (ctx: Context): Extract<Actor, { type: 'user' }> => {
  if (ctx.actor.type === 'anonymous') throw new ServiceError('UNAUTHENTICATED', 'sign-in-required')
  if (ctx.actor.type !== 'user') throw new ServiceError('FORBIDDEN', 'person-required')
  return ctx.actor
}

/** Id of the acting person; system jobs never stand for a person in four-eyes rules. */
export const actingUser = (ctx: Context): string => {
  if (ctx.actor.type !== 'user') throw new ServiceError('FORBIDDEN', 'person-required')
  return ctx.actor.id
}
