import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { newId } from '@zhengji/db/id'
import { files, sheetPacks, sheets } from '@zhengji/db/schema/index'
import { writePack, type PackFile } from '@zhengji/workbook/pack'
import { createSheetWriter } from '@zhengji/workbook/write'
import { anchorHead } from '../audit/anchor.ts'
import { appendAudit } from '../audit/append.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** A sheet of 500 applicants has about 1 MB; a pack has at most 99 of them. */
const limits = { sheet: 20 * 1_048_576, pack: 2_048 * 1_048_576 }

type SheetRecord = typeof sheets.$inferSelect

/** Ends the work without a trace when the pack is no longer being built: somebody cancelled it or issued a newer one. */
class PackStopped extends Error {}

const nameOf = ({ assignment, number }: SheetRecord): string => `评分表-${assignment.expertName}-${number}.xlsx`

/** Stores the bytes, then registers them, ties them to the sheet and counts them in one transaction; a second builder writes nothing. */
const keepSheet = async (ctx: Context, packId: string, sheet: SheetRecord, bytes: Uint8Array): Promise<void> => {
  const stored = await ctx.ports.storage.put(Readable.from([bytes], { objectMode: false }), limits.sheet)
  await withTransaction(ctx, async (tx) => {
    const [pack] = await tx.db
      .select({ id: sheetPacks.id })
      .from(sheetPacks)
      .where(and(eq(sheetPacks.id, packId), eq(sheetPacks.status, 'running')))
      .for('update')
    if (pack === undefined) throw new PackStopped()
    const fileId = newId()
    const [mine] = await tx.db
      .select({ id: sheets.id })
      .from(sheets)
      .where(and(eq(sheets.id, sheet.id), eq(sheets.status, 'pending'), isNull(sheets.fileId)))
      .for('update')
    if (mine === undefined) return
    await tx.db.insert(files).values({
      id: fileId,
      sha256: stored.sha256,
      size: stored.size,
      mediaType: xlsx,
      name: nameOf(sheet),
      purpose: 'sheet-issued',
      roundId: sheet.roundId,
      uploadedAt: await tx.ports.clock(tx.db),
    })
    await tx.db
      .update(sheets)
      .set({ fileId, revision: sql`${sheets.revision} + 1` })
      .where(eq(sheets.id, sheet.id))
    await tx.db
      .update(sheetPacks)
      .set({ progress: sql`${sheetPacks.progress} + 1` })
      .where(eq(sheetPacks.id, packId))
    await notify(tx, { type: 'pack', roundId: sheet.roundId, id: packId })
  })
}

const fail = async (ctx: Context, packId: string, roundId: string, error: unknown): Promise<void> => {
  await withTransaction(ctx, async (tx) => {
    const failure = error instanceof Error ? error.message.slice(0, 500) : String(error)
    await tx.db
      .update(sheetPacks)
      .set({ status: 'failed', failure })
      .where(and(eq(sheetPacks.id, packId), eq(sheetPacks.status, 'running')))
    await notify(tx, { type: 'pack', roundId, id: packId })
  })
}

/** Writes the workbooks that are not there yet; false when one could not be written and the pack has failed. */
const buildSheets = async (ctx: Context, packId: string): Promise<boolean> => {
  const writer = createSheetWriter({ sign: (content) => ctx.ports.signer.sign(content) })
  const waiting = await ctx.db
    .select()
    .from(sheets)
    .where(and(eq(sheets.packId, packId), eq(sheets.status, 'pending'), isNull(sheets.fileId)))
    .orderBy(asc(sheets.number))
  for (const sheet of waiting) {
    const bytes = await writer.write(sheet.assignment).catch((error: unknown) => ({ error }))
    // The writer reads nothing but the assignment: what fails once fails always.
    if ('error' in bytes) {
      await fail(ctx, packId, sheet.roundId, bytes.error)
      return false
    }
    await keepSheet(ctx, packId, sheet, bytes)
  }
  return true
}

const finish = async (ctx: Context, packId: string): Promise<void> => {
  const built = await ctx.db
    .select({ name: files.name, sha256: files.sha256, roundId: sheets.roundId })
    .from(sheets)
    .innerJoin(files, eq(files.id, sheets.fileId))
    .where(and(eq(sheets.packId, packId), eq(sheets.status, 'pending'), isNotNull(sheets.fileId)))
    .orderBy(asc(sheets.number))
  async function* contents(): AsyncGenerator<PackFile> {
    for (const { name, sha256 } of built) yield { name, bytes: await buffer(ctx.ports.storage.read(sha256)) }
  }
  const stored = await ctx.ports.storage.put(writePack(contents()), limits.pack)
  await withTransaction(ctx, async (tx) => {
    const [pack] = await tx.db
      .select()
      .from(sheetPacks)
      .where(and(eq(sheetPacks.id, packId), eq(sheetPacks.status, 'running')))
      .for('update')
    if (pack === undefined) throw new PackStopped()
    const now = await tx.ports.clock(tx.db)
    const issued = await tx.db
      .update(sheets)
      .set({ status: 'issued', issuedAt: now, revision: sql`${sheets.revision} + 1` })
      .where(and(eq(sheets.packId, packId), eq(sheets.status, 'pending'), isNotNull(sheets.fileId)))
      .returning({ number: sheets.number })
    // A member was replaced since the zip was made: begin again from what is there now.
    if (issued.length !== built.length) throw new ServiceError('CONFLICT', 'database-conflict')
    const zipFileId = newId()
    await tx.db.insert(files).values({
      id: zipFileId,
      sha256: stored.sha256,
      size: stored.size,
      mediaType: 'application/zip',
      name: `评分表-${issued.length} 份-${now.toZonedDateTimeISO('UTC').toPlainDate().toString()}.zip`,
      purpose: 'sheet-pack',
      roundId: pack.roundId,
      uploadedAt: now,
    })
    await tx.db.update(sheetPacks).set({ status: 'done', zipFileId, finishedAt: now }).where(eq(sheetPacks.id, packId))
    await notify(tx, { type: 'pack', roundId: pack.roundId, id: packId })
    await appendAudit(tx, {
      action: 'sheet-pack.issue',
      subjectType: 'sheet-pack',
      subjectId: packId,
      roundId: pack.roundId,
      after: { sheets: issued.map(({ number }) => number), sha256: stored.sha256 },
    })
  })
}

/**
 * Builds a pack: idempotent, and whole or not there at all. Killed at any point it goes on where it stopped; two builders at once
 * leave one file per sheet; a cancelled pack stops before its next file.
 */
export const buildPack = async (ctx: Context, { packId }: { readonly packId: string }): Promise<void> => {
  const [started] = await ctx.db
    .update(sheetPacks)
    .set({ status: 'running' })
    .where(and(eq(sheetPacks.id, packId), inArray(sheetPacks.status, ['queued', 'running'])))
    .returning({ id: sheetPacks.id })
  if (started === undefined) return
  try {
    if (!(await buildSheets(ctx, packId))) return
    await finish(ctx, packId)
  } catch (error) {
    if (error instanceof PackStopped) return
    throw error
  }
  // Sheets that have gone out are a legal event; the anchor only adds precision, so its failure undoes nothing.
  await anchorHead(ctx).catch((error: unknown) => ctx.ports.log.warn({ err: error }, 'the audit chain was not anchored'))
}
