import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { sheets, sheetScans } from '@zhengji/db/schema/index'
import type { voidSheetScanInput } from '@zhengji/domain/sheet/input'
import type { SheetScanView } from '@zhengji/domain/sheet/view'
import { appendAudit } from '../audit/append.ts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { loadScans } from './scans.ts'

/** Voids a scan for a reason; row and bytes stay. */
export const voidSheetScan = async (ctx: Context, input: v.InferOutput<typeof voidSheetScanInput>): Promise<SheetScanView[]> => {
  const [seen] = await ctx.db
    .select({ sheet: { id: sheets.id, number: sheets.number, roundId: sheets.roundId } })
    .from(sheetScans)
    .innerJoin(sheets, eq(sheets.id, sheetScans.sheetId))
    .where(eq(sheetScans.id, input.scanId))
  if (seen === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  const { sheet } = seen
  authorize(ctx, 'sheet:write', sheet.roundId)
  return withTransaction(ctx, async (tx) => {
    const [scan] = await tx.db.select().from(sheetScans).where(eq(sheetScans.id, input.scanId)).for('update')
    if (scan === undefined || scan.voidedAt !== null) throw new ServiceError('PRECONDITION', 'sheet-scan-voided')
    await tx.db
      .update(sheetScans)
      .set({ voidedAt: await tx.ports.clock(tx.db), voidReason: input.reason })
      .where(eq(sheetScans.id, scan.id))
    await notify(tx, { type: 'import', roundId: sheet.roundId, id: sheet.id })
    await appendAudit(tx, {
      action: 'sheet.void-scan',
      subjectType: 'sheet',
      subjectId: sheet.id,
      roundId: sheet.roundId,
      before: { number: sheet.number, scanId: scan.id, fileId: scan.fileId },
      reason: input.reason,
    })
    return loadScans(tx.db, sheet.id)
  })
}
