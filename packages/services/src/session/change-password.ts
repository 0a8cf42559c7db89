import { and, eq, isNull, ne } from 'drizzle-orm'
import type * as v from 'valibot'
import { sessions, users } from '@zhengji/db/schema/index'
import type { changePasswordInput } from '@zhengji/domain/session/input'
import { appendAudit } from '../audit/append.ts'
import { signedIn } from '../authorize.ts'
import type { Context } from '../context.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { withTransaction } from '../transaction.ts'
import { checkPassword } from './password-policy.ts'
import { hashPassword } from './password.ts'
import { prove } from './prove.ts'

/** Replaces the password after proof of the old one; every other session of the person ends. */
export const changePassword = async (ctx: Context, input: v.InferOutput<typeof changePasswordInput>): Promise<void> => {
  const actor = signedIn(ctx)
  const user = await prove(ctx, actor.id, input.current)
  if (input.next === input.current) throw new ServiceError('PRECONDITION', 'password-unchanged')
  const verdict = checkPassword(input.next, [user.login, user.displayName, user.email ?? ''])
  if (!verdict.ok) throw refusedBy(verdict)
  const passwordHash = await hashPassword(input.next)

  await withTransaction(ctx, async (tx) => {
    const now = await tx.ports.clock(tx.db)
    const changed = await tx.db
      .update(users)
      .set({ passwordHash, mustChangePassword: false, failedAttempts: 0, revision: user.revision + 1 })
      .where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash)))
      .returning({ id: users.id })
    if (changed.length === 0) throw new ServiceError('CONFLICT', 'database-conflict')
    await tx.db
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.userId, user.id), ne(sessions.id, actor.sessionId), isNull(sessions.revokedAt)))
    await tx.db.update(sessions).set({ steppedUpAt: now }).where(eq(sessions.id, actor.sessionId))
    await appendAudit(tx, { action: 'session.change-password', subjectType: 'user', subjectId: user.id })
  })
}
