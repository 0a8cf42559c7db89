import { and, eq, inArray, isNull } from 'drizzle-orm'
import type * as v from 'valibot'
import { sheetPacks, sheets } from '@zhengji/db/schema/index'
import type { packIdInput } from '@zhengji/domain/sheet/input'
import type { SheetPackView } from '@zhengji/domain/sheet/view'
import { appendAudit } from '../audit/append.ts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { voidSheets } from './issue.ts'
import { loadPackView } from './packs.ts'

/** Stops a pack that is not finished; the builder sees it before its next file. None of its sheets was ever issued. */
export const cancelPack = async (ctx: Context, input: v.InferOutput<typeof packIdInput>): Promise<SheetPackView> => {
  const [known] = await ctx.db.select({ roundId: sheetPacks.roundId }).from(sheetPacks).where(eq(sheetPacks.id, input.packId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'sheet:write', known.roundId)
  return withTransaction(ctx, async (tx) => {
    const [cancelled] = await tx.db
      .update(sheetPacks)
      .set({ status: 'cancelled', finishedAt: await tx.ports.clock(tx.db) })
      .where(and(eq(sheetPacks.id, input.packId), inArray(sheetPacks.status, ['queued', 'running', 'failed'])))
      .returning({ id: sheetPacks.id })
    if (cancelled === undefined) throw new ServiceError('PRECONDITION', 'pack-finished')
    const never = await tx.db
      .select({ id: sheets.id })
      .from(sheets)
      .where(and(eq(sheets.packId, input.packId), isNull(sheets.issuedAt)))
    await voidSheets(
      tx,
      never.map(({ id }) => id),
      '评分表包已取消',
    )
    await notify(tx, { type: 'pack', roundId: known.roundId, id: input.packId })
    await appendAudit(tx, { action: 'sheet-pack.cancel', subjectType: 'sheet-pack', subjectId: input.packId, roundId: known.roundId })
    return loadPackView(tx.db, input.packId)
  })
}
