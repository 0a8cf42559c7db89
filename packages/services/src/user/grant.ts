import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { grants, rounds, users } from '@zhengji/db/schema/index'
import { checkGrant } from '@zhengji/domain/access/permission'
import type { GrantView } from '@zhengji/domain/session/view'
import type { grantInput } from '@zhengji/domain/user/input'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { withTransaction } from '../transaction.ts'
import { grantsOf } from './row.ts'

/**
 * Gives a role, everywhere or in one round. Nobody grants to themselves; system administrator, security administrator and
 * auditor exclude each other (三员分立), and the two administrators see no round, so they are granted globally only.
 */
export const grantRole = async (ctx: Context, input: v.InferOutput<typeof grantInput>): Promise<GrantView> => {
  authorize(ctx, 'grant:write', null)
  // The demonstration grants as the system; its name stands in the audit trail.
  const grantedBy = ctx.actor.type === 'system' ? null : actingUser(ctx)
  if (grantedBy === input.userId) throw new ServiceError('FORBIDDEN', 'grant-self')
  const administrator = input.role === 'system-admin' || input.role === 'security-admin'
  if (administrator && input.roundId !== null) throw new ServiceError('PRECONDITION', 'grant-global')

  return withTransaction(ctx, async (tx) => {
    // The user's lock keeps two parallel grants from excluding each other unseen.
    const [user] = await tx.db.select().from(users).where(eq(users.id, input.userId)).for('update')
    if (user === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    if (user.disabledAt !== null) throw new ServiceError('PRECONDITION', 'user-disabled')
    if (input.roundId !== null) {
      const [round] = await tx.db.select({ id: rounds.id }).from(rounds).where(eq(rounds.id, input.roundId))
      if (round === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    }
    const held = (await grantsOf(tx.db, [user.id])).get(user.id) ?? []
    if (held.some((grant) => grant.role === input.role && grant.roundId === input.roundId)) {
      throw new ServiceError('PRECONDITION', 'grant-exists')
    }
    const verdict = checkGrant(
      held.map(({ role }) => role),
      input.role,
    )
    if (!verdict.ok) throw refusedBy(verdict)
    const grant = { id: newId(), ...input, grantedBy, grantedAt: await tx.ports.clock(tx.db) }
    await tx.db.insert(grants).values(grant)
    await appendAudit(tx, {
      action: 'user.grant',
      subjectType: 'user',
      subjectId: user.id,
      ...(input.roundId === null ? {} : { roundId: input.roundId }),
      after: { role: input.role, roundId: input.roundId },
    })
    return { id: grant.id, role: grant.role, roundId: grant.roundId }
  })
}
