import { desc, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { sheetRemarks, sheets } from '@zhengji/db/schema/index'
import { criteriaOf } from '@zhengji/domain/score/total'
import { pointsToUnits } from '@zhengji/domain/score/units'
import type { sheetIdInput } from '@zhengji/domain/sheet/input'
import type { SheetColumn, SheetDetailView } from '@zhengji/domain/sheet/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { loadRecusals } from '../panel/load.ts'
import { loadApplicants } from '../score/applicants.ts'
import { scoreHistory, type ScoreRecord } from '../score/stored.ts'
import { staffNames } from './blind.ts'
import { loadSheetRows } from './list.ts'
import { loadScans } from './scans.ts'

/** The newest remark per application. */
const loadRemarks = async (db: Database, sheetId: string): Promise<ReadonlyMap<string, string>> => {
  const rows = await db
    .selectDistinctOn([sheetRemarks.applicationId])
    .from(sheetRemarks)
    .where(eq(sheetRemarks.sheetId, sheetId))
    .orderBy(sheetRemarks.applicationId, desc(sheetRemarks.version))
  return new Map(rows.map(({ applicationId, comment }) => [applicationId, comment]))
}

/** Of every version, oldest first: the one that counts per criterion. */
const newestOf = (history: readonly ScoreRecord[]): ReadonlyMap<string, ScoreRecord> =>
  new Map(history.map((score) => [score.criterionId, score]))

/** Throws NOT_FOUND. */
export const loadSheetDetail = async (db: Database, roundId: string, sheetId: string): Promise<SheetDetailView> => {
  const [row] = await loadSheetRows(db, roundId, [sheetId])
  const [record] = await db.select().from(sheets).where(eq(sheets.id, sheetId))
  if (row === undefined || record === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  const [history, remarks, pairs, scans, known] = await Promise.all([
    scoreHistory(db, sheetId),
    loadRemarks(db, sheetId),
    loadRecusals(db, roundId),
    loadScans(db, sheetId),
    loadApplicants(db, roundId),
  ])
  const recused = new Set(pairs.filter(({ expertId }) => expertId === record.expertId).map(({ applicationId }) => applicationId))
  const named = staffNames(known)
  const byApplicant = Map.groupBy(history, ({ applicationId }) => applicationId)
  return {
    sheet: row,
    matrices: record.assignment.matrices.map(({ role, roleName, rubric, applicants }) => ({
      role,
      roleName,
      stepsPerPoint: rubric.stepsPerPoint,
      criteria: criteriaOf(rubric).map(({ id, name, points }) => ({ id, name, maxUnits: pointsToUnits(points, rubric.stepsPerPoint) })),
      applicants: applicants.map((applicant): SheetColumn => {
        const scores = newestOf(byApplicant.get(applicant.applicationId) ?? [])
        return {
          applicationId: applicant.applicationId,
          ...named(applicant),
          recused: applicant.recused || recused.has(applicant.applicationId),
          comment: remarks.get(applicant.applicationId) ?? '',
          units: Object.fromEntries([...scores].map(([criterionId, { units }]) => [criterionId, units])),
          corrected: [...scores].flatMap(([criterionId, { reason }]) => (reason === 'import' ? [] : [criterionId])),
        }
      }),
    })),
    scans,
  }
}

/** One sheet as on its paper, with the scans of the signed copy. */
export const getSheet = async (ctx: Context, input: v.InferOutput<typeof sheetIdInput>): Promise<SheetDetailView> => {
  const [known] = await ctx.db.select({ roundId: sheets.roundId }).from(sheets).where(eq(sheets.id, input.sheetId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'sheet:read', known.roundId)
  return loadSheetDetail(ctx.db, known.roundId, input.sheetId)
}
