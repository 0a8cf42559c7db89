import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { sessions, users } from '@zhengji/db/schema/index'
import type { signInInput } from '@zhengji/domain/session/input'
import type { Me } from '@zhengji/domain/session/view'
import { appendAudit } from '../audit/append.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'
import { absoluteHours, lockout } from './lifetime.ts'
import { meOf } from './me.ts'
import { decoyHash, passwordFits } from './password.ts'
import { loadStanding } from './standing.ts'
import { newToken, tokenHash } from './token.ts'

/** Where a sign-in comes from; shown to its owner in the list of sessions. */
export interface Client {
  readonly address: string
  readonly userAgent: string
}

export interface SignedIn {
  /** For the cookie; kept nowhere. */
  readonly token: string
  readonly expiresAt: Temporal.Instant
  readonly me: Me
}

type User = typeof users.$inferSelect

/**
 * Opens a session. Unknown login, wrong password, disabled and locked account get the same answer after the same work:
 * one argon2 derivation. 5 failures in a row lock the account for 15 minutes; every failure is audited.
 */
export const signIn = async (ctx: Context, input: v.InferOutput<typeof signInInput>, client: Client): Promise<SignedIn> => {
  const [known] = await ctx.db.select().from(users).where(eq(users.login, input.login))
  const fits = await passwordFits(input.password, known?.passwordHash ?? (await decoyHash()))
  const token = newToken()

  const outcome = await withTransaction(ctx, async (tx) => {
    if (known === undefined) return fail(tx, input.login, client, 'unknown')
    // Under the row's lock, so that parallel guesses are counted one by one.
    const [user] = await tx.db.select().from(users).where(eq(users.id, known.id)).for('update')
    const now = await tx.ports.clock(tx.db)
    if (user === undefined || user.disabledAt !== null) return fail(tx, input.login, client, 'disabled')
    if (user.lockedUntil !== null && Temporal.Instant.compare(now, user.lockedUntil) < 0) return fail(tx, input.login, client, 'locked')
    // A password that was changed in between does not count.
    if (!fits || user.passwordHash !== known.passwordHash) return countFailure(tx, user, now, client)

    await tx.db.update(users).set({ failedAttempts: 0, lockedUntil: null }).where(eq(users.id, user.id))
    const session = {
      id: newId(),
      tokenHash: tokenHash(token),
      userId: user.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now.add({ hours: absoluteHours }),
      steppedUpAt: now,
      address: client.address,
      userAgent: client.userAgent.slice(0, 300),
    }
    await tx.db.insert(sessions).values(session)
    const standing = await loadStanding(tx.db, user.id)
    const actor = { type: 'user' as const, id: user.id, name: user.displayName, sessionId: session.id, ...standing }
    await appendAudit({ ...tx, actor }, { action: 'session.sign-in', subjectType: 'user', subjectId: user.id, after: client })
    return { token, expiresAt: session.expiresAt, me: meOf(user, standing) }
  })
  // Thrown after the commit: the failure and its audit entry stay.
  if (outcome === 'failed') throw new ServiceError('UNAUTHENTICATED', 'sign-in-failed')
  return outcome
}

const fail = async (tx: TransactionContext, login: string, client: Client, cause: string): Promise<'failed'> => {
  await appendAudit(tx, { action: 'session.sign-in-failed', subjectType: 'login', subjectId: login, after: { ...client, cause } })
  return 'failed'
}

const countFailure = async (tx: TransactionContext, user: User, now: Temporal.Instant, client: Client): Promise<'failed'> => {
  const failures = user.failedAttempts + 1
  const locks = failures >= lockout.failures
  await tx.db
    .update(users)
    .set({ failedAttempts: locks ? 0 : failures, lockedUntil: locks ? now.add({ minutes: lockout.minutes }) : null })
    .where(eq(users.id, user.id))
  return fail(tx, user.login, client, locks ? 'wrong-password-locks' : 'wrong-password')
}
