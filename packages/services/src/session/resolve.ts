import { and, eq, isNull } from 'drizzle-orm'
import { sessions, users } from '@zhengji/db/schema/index'
import type { Actor, Context } from '../context.ts'
import { idleMinutes, stepUpMinutes, touchSeconds } from './lifetime.ts'
import { loadStanding } from './standing.ts'
import { tokenHash } from './token.ts'

/**
 * The person behind a cookie, or null when the session is unknown, revoked, idle for too long (half-open: at exactly
 * 30 minutes it is over; 15 for administrators), older than 12 hours, or its user disabled. `touch: false` looks without
 * counting as activity: an open page that only listens must not keep a session alive.
 */
export const resolveSession = async (ctx: Context, token: string, { touch = true } = {}): Promise<Actor | null> => {
  const [found] = await ctx.db
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, tokenHash(token)), isNull(sessions.revokedAt), isNull(users.disabledAt)))
  if (found === undefined) return null
  const { session, user } = found
  const [standing, now] = await Promise.all([loadStanding(ctx.db, user.id), ctx.ports.clock(ctx.db)])
  const idleEnd = session.lastSeenAt.add({ minutes: idleMinutes(standing.grants.map((grant) => grant.role)) })
  if (Temporal.Instant.compare(now, idleEnd) >= 0 || Temporal.Instant.compare(now, session.expiresAt) >= 0) return null

  if (touch && Temporal.Instant.compare(now, session.lastSeenAt.add({ seconds: touchSeconds })) >= 0) {
    await ctx.db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, session.id))
  }
  const proofEnd = session.steppedUpAt?.add({ minutes: stepUpMinutes })
  return {
    type: 'user',
    id: user.id,
    name: user.displayName,
    sessionId: session.id,
    permissions: standing.permissions,
    roundPermissions: standing.roundPermissions,
    mustChangePassword: user.mustChangePassword,
    stepUpRequired: proofEnd === undefined || Temporal.Instant.compare(now, proofEnd) >= 0,
  }
}
