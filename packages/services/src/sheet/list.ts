import { asc, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { experts, scoreVersions, sheets } from '@zhengji/db/schema/index'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { criteriaOf } from '@zhengji/domain/score/total'
import type { SheetRow } from '@zhengji/domain/sheet/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadRecusals } from '../panel/load.ts'
import { newestScores } from '../score/stored.ts'
import { pairKey } from './assignment.ts'

/** Every sheet of the round by number, void ones included. Recused pairs are neither expected nor counted. */
export const listSheets = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<SheetRow[]> => {
  authorize(ctx, 'sheet:read', input.roundId)
  const [rows, scores, pairs] = await Promise.all([
    ctx.db
      .select({ sheet: sheets, expertName: experts.name })
      .from(sheets)
      .innerJoin(experts, eq(experts.id, sheets.expertId))
      .where(eq(sheets.roundId, input.roundId))
      .orderBy(asc(sheets.number)),
    newestScores(ctx.db, eq(scoreVersions.roundId, input.roundId)),
    loadRecusals(ctx.db, input.roundId),
  ])
  const recused = new Set(pairs.map(({ expertId, applicationId }) => pairKey(expertId, applicationId)))
  const counted = scores.filter(({ expertId, applicationId }) => !recused.has(pairKey(expertId, applicationId)))
  const bySheet = Map.groupBy(counted, ({ sheetId }) => sheetId)
  return rows.map(({ sheet, expertName }) => ({
    id: sheet.id,
    packId: sheet.packId,
    number: sheet.number,
    expertId: sheet.expertId,
    expertName,
    status: sheet.status,
    voidReason: sheet.voidReason,
    // A file is only shown once the whole pack is there.
    fileId: sheet.issuedAt === null ? null : sheet.fileId,
    issuedAt: sheet.issuedAt?.toString() ?? null,
    filled: bySheet.get(sheet.id)?.length ?? 0,
    expected: sheet.assignment.matrices.reduce(
      (sum, { rubric, applicants }) =>
        sum +
        criteriaOf(rubric).length *
          applicants.filter((one) => !one.recused && !recused.has(pairKey(sheet.expertId, one.applicationId))).length,
      0,
    ),
  }))
}
