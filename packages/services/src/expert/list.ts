import { and, asc, eq, ilike, or, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { experts } from '@zhengji/db/schema/index'
import type { listExpertsInput } from '@zhengji/domain/expert/input'
import type { ExpertRow } from '@zhengji/domain/expert/view'
import type { Page } from '@zhengji/domain/fields'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadRound } from '../round/load.ts'
import { toExpertRow } from './view.ts'

/** Experts of the realm of the round, in the order of their registration; searches name, title and employers. */
export const listExperts = async (ctx: Context, input: v.InferOutput<typeof listExpertsInput>): Promise<Page<ExpertRow>> => {
  authorize(ctx, 'expert:read', input.roundId)
  const { round } = await loadRound(ctx.db, input.roundId)
  const pattern = `%${input.search.replace(/[\\%_]/g, '\\$&')}%`
  const filter = and(
    eq(experts.realm, round.realm),
    input.category === '' ? undefined : eq(experts.category, input.category),
    input.search === ''
      ? undefined
      : or(ilike(experts.name, pattern), ilike(experts.title, pattern), ilike(sql`${experts.employments}::text`, pattern)),
  )
  const [rows, total] = await Promise.all([
    ctx.db
      .select()
      .from(experts)
      .where(filter)
      .orderBy(asc(experts.id))
      .limit(input.size)
      .offset((input.page - 1) * input.size),
    ctx.db.$count(experts, filter),
  ])
  return { rows: rows.map(toExpertRow), total }
}
