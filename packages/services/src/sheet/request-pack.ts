import { and, eq, inArray, ne } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { scoreVersions, sheetPacks, sheets } from '@zhengji/db/schema/index'
import type { requestPackInput } from '@zhengji/domain/sheet/input'
import type { SheetPackView } from '@zhengji/domain/sheet/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { issueSheets, loadIssuable, voidSheets } from './issue.ts'
import { loadPackView } from './packs.ts'

/** Void sheets count no more, so whoever has scored under this rubric would have to do it again: then single sheets are reissued. */
const refuseScored = async (db: Database, roundId: string, rubricVersionId: string): Promise<void> => {
  const [scored] = await db
    .select({ id: scoreVersions.id })
    .from(scoreVersions)
    .innerJoin(sheets, eq(sheets.id, scoreVersions.sheetId))
    .innerJoin(sheetPacks, eq(sheetPacks.id, sheets.packId))
    .where(and(eq(sheets.roundId, roundId), ne(sheets.status, 'void'), eq(sheetPacks.rubricVersionId, rubricVersionId)))
    .limit(1)
  if (scored !== undefined) throw new ServiceError('PRECONDITION', 'sheet-scores-exist')
}

/**
 * Orders a sheet for every member of the panel. Sheets that were issued before become void, with packs still being built. Refused
 * without approved rubric, legal panel or admitted applicant, and once scores under this rubric have come back.
 */
export const requestPack = async (ctx: Context, input: v.InferOutput<typeof requestPackInput>): Promise<SheetPackView> => {
  authorize(ctx, 'sheet:write', input.roundId)
  const dueAt = input.dueAt === null ? null : Temporal.Instant.from(input.dueAt)
  return withTransaction(ctx, async (tx) => {
    const running = await lockRound(tx.db, input.roundId)
    const issuable = await loadIssuable(tx, running)
    await refuseScored(tx.db, input.roundId, issuable.rubric.id)
    await tx.db
      .update(sheetPacks)
      .set({ status: 'cancelled', finishedAt: await tx.ports.clock(tx.db) })
      .where(and(eq(sheetPacks.roundId, input.roundId), inArray(sheetPacks.status, ['queued', 'running'])))
    const earlier = await tx.db
      .select({ id: sheets.id })
      .from(sheets)
      .where(and(eq(sheets.roundId, input.roundId), ne(sheets.status, 'void')))
    await voidSheets(
      tx,
      earlier.map(({ id }) => id),
      '已重新签发评分表',
    )
    return loadPackView(tx.db, await issueSheets(tx, issuable, dueAt))
  })
}
