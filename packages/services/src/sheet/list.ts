import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { experts, scoreVersions, sheetPacks, sheets, sheetScans } from '@zhengji/db/schema/index'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { criteriaOf } from '@zhengji/domain/score/total'
import type { SheetRow } from '@zhengji/domain/sheet/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadRecusals } from '../panel/load.ts'
import { newestScores } from '../score/stored.ts'
import { pairKey } from './assignment.ts'

const countScans = async (db: Database, sheetIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (sheetIds.length === 0) return new Map()
  const rows = await db
    .select({ sheetId: sheetScans.sheetId, scans: count() })
    .from(sheetScans)
    .where(and(inArray(sheetScans.sheetId, [...sheetIds]), isNull(sheetScans.voidedAt)))
    .groupBy(sheetScans.sheetId)
  return new Map(rows.map(({ sheetId, scans }) => [sheetId, scans]))
}

/** Sheets of the round by number, void ones included, or only these. Recused pairs are neither expected nor counted. */
export const loadSheetRows = async (db: Database, roundId: string, sheetIds?: readonly string[]): Promise<SheetRow[]> => {
  const only = sheetIds === undefined ? undefined : inArray(sheets.id, [...sheetIds])
  const [rows, scores, pairs] = await Promise.all([
    db
      .select({ sheet: sheets, role: sheetPacks.role, expertName: experts.name })
      .from(sheets)
      .innerJoin(sheetPacks, eq(sheetPacks.id, sheets.packId))
      .innerJoin(experts, eq(experts.id, sheets.expertId))
      .where(and(eq(sheets.roundId, roundId), only))
      .orderBy(asc(sheets.number)),
    newestScores(db, sheetIds === undefined ? eq(scoreVersions.roundId, roundId) : inArray(scoreVersions.sheetId, [...sheetIds])),
    loadRecusals(db, roundId),
  ])
  const scans = await countScans(
    db,
    rows.map(({ sheet }) => sheet.id),
  )
  const recused = new Set(pairs.map(({ expertId, applicationId }) => pairKey(expertId, applicationId)))
  const counted = scores.filter(({ expertId, applicationId }) => !recused.has(pairKey(expertId, applicationId)))
  const bySheet = Map.groupBy(counted, (score) => score.sheetId)
  return rows.map(({ sheet, role, expertName }) => ({
    id: sheet.id,
    packId: sheet.packId,
    number: sheet.number,
    role,
    expertId: sheet.expertId,
    expertName,
    status: sheet.status,
    voidReason: sheet.voidReason,
    built: sheet.fileId !== null,
    // A file is only shown once the whole pack is there.
    fileId: sheet.issuedAt === null ? null : sheet.fileId,
    issuedAt: sheet.issuedAt?.toString() ?? null,
    scans: scans.get(sheet.id) ?? 0,
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

export const listSheets = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<SheetRow[]> => {
  authorize(ctx, 'sheet:read', input.roundId)
  return loadSheetRows(ctx.db, input.roundId)
}
