import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { abnormalCases, abnormalVotes, sheets } from '@zhengji/db/schema/index'
import type { Permission } from '@zhengji/domain/access/permission'
import type { CaseFacts } from '@zhengji/domain/score/abnormal'
import type { ReplacementBasis } from '@zhengji/domain/score/replacement'
import { criteriaOf, totalUnits } from '@zhengji/domain/score/total'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { lockRound } from '../round/load.ts'
import { pairKey } from '../sheet/assignment.ts'
import { staffNames } from '../sheet/blind.ts'
import { voidedBecause } from '../sheet/void.ts'
import type { TransactionContext } from '../transaction.ts'
import type { Scoring, SheetRecord } from './scoring.ts'

export type CaseRecord = typeof abnormalCases.$inferSelect
export type VoteRecord = typeof abnormalVotes.$inferSelect

/** One applicant of a case: what would be replaced by what. */
export interface CaseTarget {
  readonly number: string
  readonly name: string
  readonly stepsPerPoint: number
  /** In the order of the rubric. */
  readonly criterionIds: readonly string[]
  readonly basis: ReplacementBasis
  /** Others whose scores belong into the mean; fewer are there while sheets are out. */
  readonly othersDue: number
}

/** The round of a case, for whoever may; throws NOT_FOUND. */
export const permittedCase = async (ctx: Context, caseId: string, permission: Permission): Promise<string> => {
  const [known] = await ctx.db.select({ roundId: abnormalCases.roundId }).from(abnormalCases).where(eq(abnormalCases.id, caseId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, permission, known.roundId)
  return known.roundId
}

/**
 * A case that may still change, under the round's lock, with its sheet. Throws PRECONDITION when it is over or the sheet is void,
 * and CONFLICT at another revision than the caller saw.
 */
export const claimCase = async (
  tx: TransactionContext,
  roundId: string,
  caseId: string,
  revision?: number,
): Promise<{ readonly record: CaseRecord; readonly sheet: SheetRecord }> => {
  await lockRound(tx.db, roundId)
  const [record] = await tx.db.select().from(abnormalCases).where(eq(abnormalCases.id, caseId)).for('update')
  if (record === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  if (revision !== undefined && record.revision !== revision) throw new ServiceError('CONFLICT', 'stale-revision')
  if (record.status !== 'open') throw new ServiceError('PRECONDITION', 'abnormal-case-over')
  const [sheet] = await tx.db.select().from(sheets).where(eq(sheets.id, record.sheetId))
  if (sheet === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  if (sheet.status === 'void') throw voidedBecause(sheet)
  return { record, sheet }
}

export const reviseCase = async (tx: TransactionContext, record: CaseRecord, columns: Partial<CaseRecord>): Promise<void> => {
  await tx.db
    .update(abnormalCases)
    .set({ ...columns, revision: sql`${abnormalCases.revision} + 1` })
    .where(and(eq(abnormalCases.id, record.id), eq(abnormalCases.revision, record.revision)))
}

/** The newest vote of each member, by case. */
export const loadVotes = async (db: Database, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly VoteRecord[]>> => {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([abnormalVotes.caseId, abnormalVotes.expertId])
    .from(abnormalVotes)
    .where(inArray(abnormalVotes.caseId, [...caseIds]))
    .orderBy(abnormalVotes.caseId, abnormalVotes.expertId, desc(abnormalVotes.version))
  return Map.groupBy(rows, ({ caseId }) => caseId)
}

type Concerned = Pick<CaseRecord, 'expertId' | 'applicationId'>

const columnsOf = (sheet: SheetRecord, { applicationId }: Concerned) =>
  sheet.assignment.matrices.flatMap(({ rubric, applicants }) =>
    applicants.filter((one) => applicationId === null || one.applicationId === applicationId).map((applicant) => ({ rubric, applicant })),
  )

const recusedPairs = (scoring: Scoring): ReadonlySet<string> =>
  new Set(scoring.recused.map(({ expertId, applicationId }) => pairKey(expertId, applicationId)))

/** Applicants of the case with complete scores of the member, as they are now; those replaced already are left out. */
export const targetsOf = (scoring: Scoring, sheet: SheetRecord, concerned: Concerned): readonly CaseTarget[] => {
  const recused = recusedPairs(scoring)
  const named = staffNames(scoring.applicants)
  const replaced = new Set(scoring.replacements.map(({ expertId, applicationId }) => pairKey(expertId, applicationId)))
  return columnsOf(sheet, concerned).flatMap(({ rubric, applicant }) => {
    const { applicationId } = applicant
    const complete = (expertId: string) => {
      const units = scoring.scores[expertId]?.[applicationId] ?? {}
      return totalUnits(rubric, units).total === null ? null : units
    }
    const counts = (expertId: string) => !recused.has(pairKey(expertId, applicationId)) && !replaced.has(pairKey(expertId, applicationId))
    const own = complete(concerned.expertId)
    if (own === null || !counts(concerned.expertId)) return []
    const due = scoring.members.map(({ expert }) => expert.id).filter((id) => id !== concerned.expertId && counts(id))
    const others = due.flatMap((expertId) => {
      const units = complete(expertId)
      return units === null ? [] : [{ expertId, units }]
    })
    const { number, name } = named(applicant)
    const criterionIds = criteriaOf(rubric).map(({ id }) => id)
    return [
      { number, name, stepsPerPoint: rubric.stepsPerPoint, criterionIds, basis: { applicationId, own, others }, othersDue: due.length },
    ]
  })
}

/** What decides the case, as it is now. */
export const factsOf = (
  scoring: Scoring,
  sheet: SheetRecord,
  record: Concerned & Pick<CaseRecord, 'explanation'>,
  votes: readonly VoteRecord[],
): CaseFacts => {
  const recused = recusedPairs(scoring)
  const applicationIds = columnsOf(sheet, record)
    .map(({ applicant }) => applicant.applicationId)
    .filter((id) => !recused.has(pairKey(record.expertId, id)))
  const panel = scoring.members.map(({ expert }) => expert.id)
  return {
    panel,
    concerned: record.expertId,
    excluded: panel.filter((expertId) => applicationIds.some((id) => recused.has(pairKey(expertId, id)))),
    votes,
    explanation: record.explanation,
  }
}
