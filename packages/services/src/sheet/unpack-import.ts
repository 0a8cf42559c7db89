import { Readable } from 'node:stream'
import { and, eq } from 'drizzle-orm'
import { newId } from '@zhengji/db/id'
import { files, sheetImports } from '@zhengji/db/schema/index'
import type { SheetProblem } from '@zhengji/domain/sheet/verdict'
import { unpackArchive } from '@zhengji/workbook/unpack'
import { appendAudit } from '../audit/append.ts'
import type { Context } from '../context.ts'
import { safeName } from '../file/type.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { emptyReport, type ImportRecord } from './import-report.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** As `guardLimits.fileBytes` of the reader. */
const maxBytes = 16 * 1_048_576

interface StoredWorkbook {
  readonly name: string
  readonly sha256: string
  readonly size: number
}

const problem = (
  reason: string,
  params: SheetProblem['params'],
  name: string | null,
  severity: SheetProblem['severity'],
): SheetProblem => ({
  severity,
  reason,
  params: name === null ? params : { ...params, file: name },
  sheet: name,
  cell: null,
})

/** Stores the workbooks of an archive; null when the bytes are no archive. One bad file does not stop the others. */
const storeWorkbooks = async (
  ctx: Context,
  bytes: Buffer,
): Promise<{ readonly stored: readonly StoredWorkbook[]; readonly problems: readonly SheetProblem[] } | null> => {
  const stored: StoredWorkbook[] = []
  const problems: SheetProblem[] = []
  const archive = unpackArchive(bytes)
  for (;;) {
    const next = await archive.next().catch(() => null)
    if (next === null)
      return stored.length === 0 ? null : { stored, problems: [...problems, problem('sheet-archive-damaged', {}, null, 'error')] }
    if (next.done === true) return { stored, problems }
    const entry = next.value
    if ('refusal' in entry) problems.push(problem(entry.refusal.reason, entry.refusal.params, entry.name, 'error'))
    else
      stored.push({
        name: safeName(entry.name),
        ...(await ctx.ports.storage.put(Readable.from([entry.bytes], { objectMode: false }), maxBytes)),
      })
  }
}

/** Turns an archive into one import per workbook; the archive's own row then only says what was in it. */
export const unpackImport = async (ctx: Context, row: ImportRecord, bytes: Buffer): Promise<void> => {
  const unpacked = await storeWorkbooks(ctx, bytes)
  await withTransaction(ctx, async (tx) => {
    const { stored, problems } = unpacked ?? { stored: [], problems: [] }
    const report =
      stored.length === 0
        ? emptyReport('refused', { reason: unpacked === null ? 'sheet-archive-damaged' : 'sheet-archive-empty', problems })
        : emptyReport('ok', { problems: [problem('sheet-archive-unpacked', { count: stored.length }, null, 'note'), ...problems] })
    const [mine] = await tx.db
      .update(sheetImports)
      .set({ status: report.verdict === 'ok' ? 'read' : 'refused', report, revision: row.revision + 1 })
      .where(and(eq(sheetImports.id, row.id), eq(sheetImports.status, 'running')))
      .returning({ id: sheetImports.id })
    // Somebody else unpacked it.
    if (mine === undefined) return
    const now = await tx.ports.clock(tx.db)
    for (const workbook of stored) {
      const fileId = newId()
      const importId = newId()
      await tx.db.insert(files).values({
        id: fileId,
        ...workbook,
        mediaType: xlsx,
        purpose: 'sheet-returned',
        roundId: row.roundId,
        uploadedBy: row.importedBy,
        uploadedAt: now,
      })
      await tx.db.insert(sheetImports).values({
        id: importId,
        roundId: row.roundId,
        fileId,
        name: workbook.name,
        status: 'queued',
        importedBy: row.importedBy,
        importedAt: now,
      })
      tx.wake({ name: 'sheet-import.read', payload: { importId } })
    }
    await notify(tx, { type: 'import', roundId: row.roundId, id: row.id })
    await appendAudit(tx, {
      action: 'sheet.unpack',
      subjectType: 'sheet-import',
      subjectId: row.id,
      roundId: row.roundId,
      after: { files: stored.map(({ name, sha256 }) => ({ name, sha256 })) },
    })
  })
}
