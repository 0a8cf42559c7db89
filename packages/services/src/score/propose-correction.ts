import { and, desc, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { scoreVersions, sheets } from '@zhengji/db/schema/index'
import { criteriaOf } from '@zhengji/domain/score/total'
import { formatUnits, pointsToUnits } from '@zhengji/domain/score/units'
import type { CorrectionPayload } from '@zhengji/domain/proposal/content'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { proposeCorrectionInput } from '@zhengji/domain/score/input'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { propose } from '../proposal/propose.ts'
import { lockRound } from '../round/load.ts'
import { voidedBecause } from '../sheet/void.ts'
import { withTransaction } from '../transaction.ts'
import type { SheetRecord } from './scoring.ts'
import type { ScoreRecord } from './stored.ts'

/** The version of the cell that counts, or undefined. */
export const newestOfCell = async (
  db: Database,
  cell: { readonly sheetId: string; readonly applicationId: string; readonly criterionId: string },
): Promise<ScoreRecord | undefined> => {
  const [score] = await db
    .select()
    .from(scoreVersions)
    .where(
      and(
        eq(scoreVersions.sheetId, cell.sheetId),
        eq(scoreVersions.applicationId, cell.applicationId),
        eq(scoreVersions.criterionId, cell.criterionId),
      ),
    )
    .orderBy(desc(scoreVersions.version))
    .limit(1)
  return score
}

type Correction = v.InferOutput<typeof proposeCorrectionInput>

/** Throws when the sheet has no such cell, the number does not fit, or the reason does not apply to the criterion. */
const checkCell = (
  sheet: SheetRecord,
  { applicationId, criterionId, units, kind }: Pick<Correction, 'applicationId' | 'criterionId' | 'units' | 'kind'>,
): { readonly stepsPerPoint: number } => {
  const matrix = sheet.assignment.matrices.find(({ applicants }) => applicants.some((one) => one.applicationId === applicationId))
  const criterion = matrix === undefined ? undefined : criteriaOf(matrix.rubric).find(({ id }) => id === criterionId)
  if (matrix === undefined || criterion === undefined) throw new ServiceError('VALIDATION', 'score-cell-unknown')
  if (kind === 'objective-differs' && criterion.kind !== 'objective') throw new ServiceError('VALIDATION', 'score-not-objective')
  const { stepsPerPoint } = matrix.rubric
  const max = pointsToUnits(criterion.points, stepsPerPoint)
  if (units > max) {
    throw new ServiceError('VALIDATION', 'score-out-of-range', {
      found: formatUnits(units, stepsPerPoint),
      max: formatUnits(max, stepsPerPoint),
    })
  }
  return { stepsPerPoint }
}

/**
 * Asks a second person to correct one score under one of three recorded reasons; the old version stays beside the new one. The
 * fourth, an abnormal score, needs a case and a majority of the panel (`propose-replacement`).
 * Also after the result was approved: then the result is stale and is computed and approved anew.
 */
export const proposeCorrection = async (ctx: Context, input: Correction): Promise<ProposalView> => {
  const [known] = await ctx.db.select({ roundId: sheets.roundId }).from(sheets).where(eq(sheets.id, input.sheetId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'score:write', known.roundId)
  return withTransaction(ctx, async (tx) => {
    await lockRound(tx.db, known.roundId)
    const [sheet] = await tx.db.select().from(sheets).where(eq(sheets.id, input.sheetId))
    if (sheet === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    if (sheet.status === 'void') throw voidedBecause(sheet)
    const { stepsPerPoint } = checkCell(sheet, input)
    const score = await newestOfCell(tx.db, input)
    // What was never given is imported, not corrected.
    if (score === undefined) throw new ServiceError('PRECONDITION', 'score-cell-empty')
    if (score.units === input.units) throw new ServiceError('PRECONDITION', 'score-unchanged')
    const payload: CorrectionPayload = {
      sheetId: sheet.id,
      sheetNumber: sheet.number,
      expertName: sheet.assignment.expertName,
      applicationId: input.applicationId,
      criterionId: input.criterionId,
      kind: input.kind,
      from: score.units,
      to: input.units,
      stepsPerPoint,
    }
    return propose(tx, {
      roundId: known.roundId,
      kind: 'score-correction',
      // The version that would be replaced: once it is no longer the newest, the proposal has been overtaken.
      subjectId: score.id,
      payload,
      reason: input.explanation,
      applicationId: input.applicationId,
    })
  })
}
