import { eq } from 'drizzle-orm'
import { users } from '@zhengji/db/schema/index'
import { appendAudit } from '../audit/append.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { withTransaction } from '../transaction.ts'
import { lockout } from './lifetime.ts'
import { passwordFits } from './password.ts'

type User = typeof users.$inferSelect

/**
 * The user, once the password fits; whoever found an open session cannot guess here more often than at the sign-in:
 * failures count towards the same lock. Throws PRECONDITION `password-wrong`, LIMIT while locked.
 */
export const prove = async (ctx: Context, userId: string, password: string): Promise<User> => {
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId))
  if (user === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  const fits = await passwordFits(password, user.passwordHash)
  const verdict = await withTransaction(ctx, async (tx) => {
    const [locked] = await tx.db.select().from(users).where(eq(users.id, userId)).for('update')
    const now = await tx.ports.clock(tx.db)
    const until = locked?.lockedUntil ?? null
    if (until !== null && Temporal.Instant.compare(now, until) < 0) return Math.ceil(now.until(until).total('seconds'))
    if (fits) return 'fits'
    const failures = (locked?.failedAttempts ?? 0) + 1
    const locks = failures >= lockout.failures
    await tx.db
      .update(users)
      .set({ failedAttempts: locks ? 0 : failures, lockedUntil: locks ? now.add({ minutes: lockout.minutes }) : null })
      .where(eq(users.id, userId))
    await appendAudit(tx, { action: 'session.proof-failed', subjectType: 'user', subjectId: userId, after: { locks } })
    return 'wrong'
  })
  if (verdict === 'wrong') throw new ServiceError('PRECONDITION', 'password-wrong')
  if (verdict !== 'fits') throw new ServiceError('LIMIT', 'too-many-attempts', { seconds: verdict })
  return user
}
