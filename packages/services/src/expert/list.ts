import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { experts } from '@zhengji/db/schema/index'
import type { listExpertsInput } from '@zhengji/domain/expert/input'
import type { ExpertRow } from '@zhengji/domain/expert/view'
import type { Page } from '@zhengji/domain/fields'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { inOrder, pageOfIds, type Listed } from '../list/page.ts'
import { loadRound, type RoundRow } from '../round/load.ts'
import { containing } from '../search/fragments.ts'
import { toExpertRow } from './view.ts'

type Input = v.InferOutput<typeof listExpertsInput>

/** `created` is the order of registration: ids rise with time. */
const sortColumns = { created: experts.id, name: experts.nameKey, category: experts.category } as const

const expertFilter = (realm: RoundRow['realm'], input: Input): SQL | undefined =>
  and(
    eq(experts.realm, realm),
    input.category === '' ? undefined : eq(experts.category, input.category),
    input.active === undefined ? undefined : eq(experts.active, input.active),
  )

export const listedExperts = (realm: RoundRow['realm'], input: Input, chosen?: SQL): Listed => ({
  table: experts,
  id: experts.id,
  key: sortColumns[input.sort],
  direction: input.direction,
  filter: and(expertFilter(realm, input), chosen),
  search: containing(experts, input.search),
})

export const storedExperts = async (db: Database, ids: readonly string[]) => {
  const rows = await db
    .select()
    .from(experts)
    .where(inArray(experts.id, [...ids]))
  return inOrder(ids, rows, ({ id }) => id)
}

/** Experts of the realm of the round; searches name, initials, title, employers and the end of the phone. */
export const listExperts = async (ctx: Context, input: Input): Promise<Page<ExpertRow>> => {
  authorize(ctx, 'expert:read', input.roundId)
  const { round } = await loadRound(ctx.db, input.roundId)
  const { ids, ...count } = await pageOfIds<string>(ctx.db, listedExperts(round.realm, input), input)
  return { rows: (await storedExperts(ctx.db, ids)).map(toExpertRow), ...count }
}
