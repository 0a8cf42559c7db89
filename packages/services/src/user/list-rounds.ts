import { asc, desc } from 'drizzle-orm'
import { rounds } from '@zhengji/db/schema/index'
import type { GrantableRound } from '@zhengji/domain/user/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'

/** Names of all rounds, for whoever reads or gives grants: administrators see nothing else of a round. Real ones first, then the newest. */
export const listGrantableRounds = async (ctx: Context): Promise<GrantableRound[]> => {
  authorize(ctx, 'user:read', null)
  // An office runs a few calls a year and some rehearsals of each.
  return ctx.db
    .select({ id: rounds.id, name: rounds.name, realm: rounds.realm })
    .from(rounds)
    .orderBy(asc(rounds.realm), desc(rounds.createdAt))
    .limit(500)
}
