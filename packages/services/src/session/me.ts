import { eq } from 'drizzle-orm'
import { users } from '@zhengji/db/schema/index'
import type { Me } from '@zhengji/domain/session/view'
import type { Context } from '../context.ts'
import { loadStanding, type Standing } from './standing.ts'

export const meOf = (
  user: Pick<typeof users.$inferSelect, 'id' | 'login' | 'displayName' | 'mustChangePassword'>,
  standing: Standing,
): Me => ({
  userId: user.id,
  login: user.login,
  displayName: user.displayName,
  mustChangePassword: user.mustChangePassword,
  grants: standing.grants,
  permissions: standing.permissions,
  roundPermissions: standing.roundPermissions,
})

/** Who is signed in, or null; never refused. */
export const me = async (ctx: Context): Promise<Me | null> => {
  if (ctx.actor.type !== 'user') return null
  const [user] = await ctx.db.select().from(users).where(eq(users.id, ctx.actor.id))
  return user === undefined ? null : meOf(user, await loadStanding(ctx.db, user.id))
}
