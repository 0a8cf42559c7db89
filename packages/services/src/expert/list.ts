import { and, asc, desc, eq, type SQL } from 'drizzle-orm'
import type * as v from 'valibot'
import { experts } from '@zhengji/db/schema/index'
import type { listExpertsInput } from '@zhengji/domain/expert/input'
import type { ExpertRow } from '@zhengji/domain/expert/view'
import type { Page } from '@zhengji/domain/fields'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadRound, type RoundRow } from '../round/load.ts'
import { containing } from '../search/fragments.ts'
import { toExpertRow } from './view.ts'

type Input = v.InferOutput<typeof listExpertsInput>

/** `created` is the order of registration: ids rise with time. */
const sortColumns = { created: experts.id, name: experts.nameKey, category: experts.category } as const

export const expertFilter = (realm: RoundRow['realm'], input: Input): SQL | undefined =>
  and(
    eq(experts.realm, realm),
    input.category === '' ? undefined : eq(experts.category, input.category),
    input.active === undefined ? undefined : eq(experts.active, input.active),
    containing(experts, input.search),
  )

/** Every order ends with the id, so that no row is on two pages. */
export const expertOrder = ({ sort, direction }: Pick<Input, 'sort' | 'direction'>): SQL[] => {
  const turn = direction === 'asc' ? asc : desc
  return [turn(sortColumns[sort]), turn(experts.id)]
}

/** Experts of the realm of the round; searches name, initials, title, employers and the end of the phone. */
export const listExperts = async (ctx: Context, input: Input): Promise<Page<ExpertRow>> => {
  authorize(ctx, 'expert:read', input.roundId)
  const { round } = await loadRound(ctx.db, input.roundId)
  const filter = expertFilter(round.realm, input)
  const [rows, total] = await Promise.all([
    ctx.db
      .select()
      .from(experts)
      .where(filter)
      .orderBy(...expertOrder(input))
      .limit(input.size)
      .offset((input.page - 1) * input.size),
    ctx.db.$count(experts, filter),
  ])
  return { rows: rows.map(toExpertRow), total }
}
