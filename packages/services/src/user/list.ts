import { asc } from 'drizzle-orm'
import { users } from '@zhengji/db/schema/index'
import type { UserRow } from '@zhengji/domain/user/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { grantsOf, toUserRow } from './row.ts'

/** An office has tens of accounts; whoever has more than this needs a page parameter first. */
const most = 1_000

/** Every account with its grants, by login. */
export const listUsers = async (ctx: Context): Promise<UserRow[]> => {
  authorize(ctx, 'user:read', null)
  const rows = await ctx.db.select().from(users).orderBy(asc(users.login)).limit(most)
  const held = await grantsOf(
    ctx.db,
    rows.map((row) => row.id),
  )
  const now = await ctx.ports.clock(ctx.db)
  return rows.map((row) => toUserRow(row, held.get(row.id) ?? [], now))
}
