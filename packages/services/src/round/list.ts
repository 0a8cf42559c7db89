import { asc, desc } from 'drizzle-orm'
import { rounds } from '@zhengji/db/schema/index'
import type { RoundView } from '@zhengji/domain/round/view'
import { authorizeSomewhere, may } from '../authorize.ts'
import type { Context } from '../context.ts'
import { toRoundView } from './load.ts'

/** Rounds that the actor may read: real ones first, then the newest. */
export const listRounds = async (ctx: Context): Promise<RoundView[]> => {
  authorizeSomewhere(ctx, 'round:read')
  // An office runs a few calls a year and some rehearsals of each.
  const rows = await ctx.db.select().from(rounds).orderBy(asc(rounds.realm), desc(rounds.createdAt)).limit(500)
  return rows.filter((row) => may(ctx.actor, 'round:read', row.id)).map(toRoundView)
}
