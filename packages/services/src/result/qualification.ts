import { and, count, eq, inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { applications } from '@zhengji/db/schema/index'
import type { QualificationView } from '@zhengji/domain/result/view'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadDates, openDate } from '../reminder/dates.ts'
import { loadRound } from '../round/load.ts'

/** Throws nothing: a round without a result stands at the very beginning. */
export const loadQualification = async (db: Database, roundId: string): Promise<QualificationView> => {
  const dates = await loadDates(db, roundId)
  const publicity = openDate(dates, 'publicity')
  const counted = await db
    .select({ status: applications.status, count: count() })
    .from(applications)
    .where(and(eq(applications.roundId, roundId), inArray(applications.status, ['shortlisted', 'publicised', 'qualified'])))
    .groupBy(applications.status)
  const of = (status: (typeof counted)[number]['status']): number => counted.find((row) => row.status === status)?.count ?? 0
  return {
    startsAt: publicity?.startsAt.toString() ?? null,
    endsAt: publicity?.endsAt.toString() ?? null,
    openObjections: dates.filter(({ kind, closedAt }) => kind === 'objection' && closedAt === null).length,
    shortlisted: of('shortlisted'),
    publicised: of('publicised'),
    qualified: of('qualified'),
  }
}

export const getQualification = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<QualificationView> => {
  authorize(ctx, 'result:read', input.roundId)
  await loadRound(ctx.db, input.roundId)
  return loadQualification(ctx.db, input.roundId)
}
