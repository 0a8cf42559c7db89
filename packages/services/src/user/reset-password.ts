import { and, eq, isNull } from 'drizzle-orm'
import type * as v from 'valibot'
import { sessions, users } from '@zhengji/db/schema/index'
import type { userIdInput } from '@zhengji/domain/user/input'
import type { OneTimePassword } from '@zhengji/domain/user/view'
import { appendAudit } from '../audit/append.ts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { hashPassword, oneTimePassword } from '../session/password.ts'
import { withTransaction } from '../transaction.ts'

/** A new one-time password; ends every session of the person and lifts a lock. */
export const resetPassword = async (ctx: Context, input: v.InferOutput<typeof userIdInput>): Promise<OneTimePassword> => {
  authorize(ctx, 'user:write', null)
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  const login = await withTransaction(ctx, async (tx) => {
    const [user] = await tx.db.select().from(users).where(eq(users.id, input.userId)).for('update')
    if (user === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    if (user.disabledAt !== null) throw new ServiceError('PRECONDITION', 'user-disabled')
    await tx.db
      .update(users)
      .set({ passwordHash, mustChangePassword: true, failedAttempts: 0, lockedUntil: null, revision: user.revision + 1 })
      .where(eq(users.id, user.id))
    const now = await tx.ports.clock(tx.db)
    await tx.db
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.userId, user.id), isNull(sessions.revokedAt)))
    await appendAudit(tx, { action: 'user.reset-password', subjectType: 'user', subjectId: user.id })
    return user.login
  })
  return { userId: input.userId, login, password }
}
