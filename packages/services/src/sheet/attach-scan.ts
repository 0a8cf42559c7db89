import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { files, sheets, sheetScans } from '@zhengji/db/schema/index'
import type { attachSheetScanInput } from '@zhengji/domain/sheet/input'
import type { SheetScanView } from '@zhengji/domain/sheet/view'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { loadScans } from './scans.ts'
import { voidedBecause } from './void.ts'

/** Puts a scan of the signed paper copy beside a sheet's numbers; at any time, also after the result: paper comes late. */
export const attachSheetScan = async (ctx: Context, input: v.InferOutput<typeof attachSheetScanInput>): Promise<SheetScanView[]> => {
  const [known] = await ctx.db.select({ roundId: sheets.roundId }).from(sheets).where(eq(sheets.id, input.sheetId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'sheet:write', known.roundId)
  const attachedBy = actingUser(ctx)
  const [file] = await ctx.db.select().from(files).where(eq(files.id, input.fileId))
  if (file === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  if (file.purpose !== 'sheet-scan' || file.roundId !== known.roundId) throw new ServiceError('PRECONDITION', 'sheet-scan-purpose')
  return withTransaction(ctx, async (tx) => {
    // Two people who attach the same scan at once stand in line here.
    await lockRound(tx.db, known.roundId)
    const [sheet] = await tx.db.select().from(sheets).where(eq(sheets.id, input.sheetId))
    if (sheet === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    if (sheet.status === 'void') throw voidedBecause(sheet)
    if (sheet.issuedAt === null) throw new ServiceError('PRECONDITION', 'sheet-not-issued', { number: sheet.number })
    const present = await loadScans(tx.db, sheet.id)
    if (present.some(({ sha256, voidedAt }) => sha256 === file.sha256 && voidedAt === null))
      throw new ServiceError('PRECONDITION', 'sheet-scan-exists')
    await tx.db.insert(sheetScans).values({ id: newId(), ...input, attachedBy, attachedAt: await tx.ports.clock(tx.db) })
    await notify(tx, { type: 'import', roundId: sheet.roundId, id: sheet.id })
    await appendAudit(tx, {
      action: 'sheet.attach-scan',
      subjectType: 'sheet',
      subjectId: sheet.id,
      roundId: sheet.roundId,
      after: { number: sheet.number, name: file.name, sha256: file.sha256 },
    })
    return loadScans(tx.db, sheet.id)
  })
}
