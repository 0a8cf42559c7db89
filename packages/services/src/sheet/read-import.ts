import { buffer } from 'node:stream/consumers'
import { and, eq, inArray } from 'drizzle-orm'
import { files, sheetImports } from '@zhengji/db/schema/index'
import { readIsolated } from '@zhengji/workbook/isolated'
import { reportImport } from '@zhengji/workbook/report'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { loadImportFacts } from './import-facts.ts'
import type { ImportRecord, StoredReport } from './import-report.ts'
import { unpackImport } from './unpack-import.ts'

/** Writes what was found, once: a second reader of the same row finds it taken. */
const keepReport = async (ctx: Context, row: ImportRecord, report: StoredReport, sheetId: string | null): Promise<void> => {
  await withTransaction(ctx, async (tx) => {
    await tx.db
      .update(sheetImports)
      .set({ status: report.verdict === 'ok' ? 'read' : 'refused', report, sheetId, revision: row.revision + 1 })
      .where(and(eq(sheetImports.id, row.id), eq(sheetImports.status, 'running')))
    await notify(tx, { type: 'import', roundId: row.roundId, id: row.id })
  })
}

/**
 * Reads a returned file in a thread of its own and writes the dry run: refused as a whole, or a verdict for every cell. Idempotent.
 * Nothing that a file contains makes it throw; a missing file or an absent database does, and the job is repeated.
 */
export const readImport = async (ctx: Context, { importId }: { readonly importId: string }): Promise<void> => {
  const [row] = await ctx.db
    .update(sheetImports)
    .set({ status: 'running' })
    .where(and(eq(sheetImports.id, importId), inArray(sheetImports.status, ['queued', 'running'])))
    .returning()
  if (row === undefined) return
  const [file] = await ctx.db.select().from(files).where(eq(files.id, row.fileId))
  if (file === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  if (!(await ctx.ports.storage.has(file.sha256))) throw new ServiceError('UNAVAILABLE', 'file-missing')
  const bytes = await buffer(ctx.ports.storage.read(file.sha256))
  if (file.mediaType === 'application/zip') {
    await unpackImport(ctx, row, bytes)
    return
  }
  const read = await readIsolated(bytes, { verify: (content, signature) => ctx.ports.signer.verify(content, signature) })
  const { sheet, facts } = await loadImportFacts(ctx.db, row.roundId, read)
  const report = { ...reportImport(facts), modifiedAt: read.ok ? read.modifiedAt : null }
  await keepReport(ctx, row, report, sheet?.id ?? null)
}
