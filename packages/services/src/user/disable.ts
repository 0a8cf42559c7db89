import { and, eq, isNull } from 'drizzle-orm'
import type * as v from 'valibot'
import { sessions, users } from '@zhengji/db/schema/index'
import type { disableUserInput } from '@zhengji/domain/user/input'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { withTransaction } from '../transaction.ts'
import { grantsOf, toUserRow } from './row.ts'

/** Ends an account and its sessions; the row stays, because the audit trail names it. */
export const disableUser = async (ctx: Context, input: v.InferOutput<typeof disableUserInput>): Promise<void> => {
  authorize(ctx, 'user:write', null)
  if (actingUser(ctx) === input.userId) throw new ServiceError('PRECONDITION', 'user-disable-self')
  await withTransaction(ctx, async (tx) => {
    const [user] = await tx.db.select().from(users).where(eq(users.id, input.userId)).for('update')
    if (user === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    const now = await tx.ports.clock(tx.db)
    if (user.revision !== input.revision) {
      const held = await grantsOf(tx.db, [user.id])
      throw new ServiceError('CONFLICT', 'stale-revision', {}, { current: toUserRow(user, held.get(user.id) ?? [], now) })
    }
    if (user.disabledAt !== null) throw new ServiceError('PRECONDITION', 'user-disabled')
    await tx.db
      .update(users)
      .set({ disabledAt: now, revision: user.revision + 1 })
      .where(eq(users.id, user.id))
    await tx.db
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.userId, user.id), isNull(sessions.revokedAt)))
    await appendAudit(tx, { action: 'user.disable', subjectType: 'user', subjectId: user.id, reason: input.reason })
  })
}
