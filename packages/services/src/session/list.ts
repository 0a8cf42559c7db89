import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { sessions } from '@zhengji/db/schema/index'
import type { SessionView } from '@zhengji/domain/session/view'
import { signedIn } from '../authorize.ts'
import type { Context } from '../context.ts'

/** The person's own open sessions, the latest first. */
export const listSessions = async (ctx: Context): Promise<SessionView[]> => {
  const actor = signedIn(ctx)
  const now = await ctx.ports.clock(ctx.db)
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, actor.id), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.lastSeenAt))
    // Nobody reads more; a person has a handful.
    .limit(100)
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt.toString(),
    lastSeenAt: row.lastSeenAt.toString(),
    address: row.address,
    userAgent: row.userAgent,
    current: row.id === actor.sessionId,
  }))
}
