import { and, asc, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { scoreVersions, sheets } from '@zhengji/db/schema/index'
import type { scoreHistoryInput } from '@zhengji/domain/score/input'
import type { ScoreVersionView } from '@zhengji/domain/score/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { namesOf } from '../user/names.ts'

/** Every version of one sheet's scores for one applicant, oldest first: what was corrected stays beside what it became. */
export const getScoreHistory = async (ctx: Context, input: v.InferOutput<typeof scoreHistoryInput>): Promise<ScoreVersionView[]> => {
  const [known] = await ctx.db.select({ roundId: sheets.roundId }).from(sheets).where(eq(sheets.id, input.sheetId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'score:read', known.roundId)
  const rows = await ctx.db
    .select()
    .from(scoreVersions)
    .where(and(eq(scoreVersions.sheetId, input.sheetId), eq(scoreVersions.applicationId, input.applicationId)))
    .orderBy(asc(scoreVersions.criterionId), asc(scoreVersions.version))
  const nameOf = await namesOf(
    ctx.db,
    rows.map(({ recordedBy }) => recordedBy),
  )
  return rows.map(({ criterionId, version, units, reason, explanation, importId, recordedBy, recordedAt }) => ({
    criterionId,
    version,
    units,
    reason,
    explanation,
    importId,
    recordedBy: nameOf(recordedBy),
    recordedAt: recordedAt.toString(),
  }))
}
