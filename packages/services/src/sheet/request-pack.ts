import { and, eq, inArray, isNull, ne, or, type SQL } from 'drizzle-orm'
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

/** Packs that hold a role of this one; `role` null is every role. */
const overlapping = (role: string | null): SQL | undefined =>
  role === null ? undefined : or(isNull(sheetPacks.role), eq(sheetPacks.role, role))

/** Void sheets count no more, so whoever has scored under this rubric would have to do it again: then single sheets are reissued. */
const refuseScored = async (db: Database, roundId: string, rubricVersionId: string, role: string | null): Promise<void> => {
  const [scored] = await db
    .select({ id: scoreVersions.id })
    .from(scoreVersions)
    .innerJoin(sheets, eq(sheets.id, scoreVersions.sheetId))
    .innerJoin(sheetPacks, eq(sheetPacks.id, sheets.packId))
    .where(and(eq(sheets.roundId, roundId), ne(sheets.status, 'void'), eq(sheetPacks.rubricVersionId, rubricVersionId), overlapping(role)))
    .limit(1)
  if (scored !== undefined) throw new ServiceError('PRECONDITION', 'sheet-scores-exist')
}

/**
 * Orders a sheet for every member of the panel, for one role or for all. Sheets that were issued before for the same become void, with
 * packs still being built. Refused without approved rubric, legal panel or admitted applicant, once scores under this rubric have
 * come back, and when a sheet that would become void holds other roles as well.
 */
export const requestPack = async (ctx: Context, input: v.InferOutput<typeof requestPackInput>): Promise<SheetPackView> => {
  authorize(ctx, 'sheet:write', input.roundId)
  const { role } = input
  const dueAt = input.dueAt === null ? null : Temporal.Instant.from(input.dueAt)
  return withTransaction(ctx, async (tx) => {
    const running = await lockRound(tx.db, input.roundId)
    const issuable = await loadIssuable(tx, running, role)
    await refuseScored(tx.db, input.roundId, issuable.rubric.id, role)
    const earlier = await tx.db
      .select({ id: sheets.id, number: sheets.number, role: sheetPacks.role })
      .from(sheets)
      .innerJoin(sheetPacks, eq(sheetPacks.id, sheets.packId))
      .where(and(eq(sheets.roundId, input.roundId), ne(sheets.status, 'void'), overlapping(role)))
    const wider = role === null ? undefined : earlier.find((sheet) => sheet.role === null)
    if (wider !== undefined) throw new ServiceError('PRECONDITION', 'sheet-covers-more', { number: wider.number })
    await tx.db
      .update(sheetPacks)
      .set({ status: 'cancelled', finishedAt: await tx.ports.clock(tx.db) })
      .where(and(eq(sheetPacks.roundId, input.roundId), inArray(sheetPacks.status, ['queued', 'running']), overlapping(role)))
    await voidSheets(
      tx,
      earlier.map(({ id }) => id),
      '已重新签发评分表',
    )
    return loadPackView(tx.db, await issueSheets(tx, issuable, dueAt))
  })
}
