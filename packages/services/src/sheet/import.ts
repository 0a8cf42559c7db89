import { inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { files, sheetImports } from '@zhengji/db/schema/index'
import type { importSheetsInput } from '@zhengji/domain/sheet/input'
import type { SheetImportRow } from '@zhengji/domain/sheet/view'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { loadRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { loadImports } from './import-view.ts'

/** Queues returned files for reading, each on its own; nothing reaches the scores before a report was proposed and confirmed. */
export const importSheets = async (ctx: Context, input: v.InferOutput<typeof importSheetsInput>): Promise<SheetImportRow[]> => {
  authorize(ctx, 'sheet:write', input.roundId)
  const importedBy = actingUser(ctx)
  const { round } = await loadRound(ctx.db, input.roundId)
  const fileIds = [...new Set(input.fileIds)]
  return withTransaction(ctx, async (tx) => {
    const known = await tx.db.select().from(files).where(inArray(files.id, fileIds))
    const byId = new Map(known.map((file) => [file.id, file]))
    const importedAt = await tx.ports.clock(tx.db)
    const rows = fileIds.map((fileId) => {
      const file = byId.get(fileId)
      if (file === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
      if (file.purpose !== 'sheet-returned' || file.roundId !== round.id) {
        throw new ServiceError('VALIDATION', 'import-file-purpose', { name: file.name })
      }
      return { id: newId(), roundId: round.id, fileId, name: file.name, status: 'queued' as const, importedBy, importedAt }
    })
    await tx.db.insert(sheetImports).values(rows)
    for (const { id } of rows) {
      tx.wake({ name: 'sheet-import.read', payload: { importId: id } })
      await notify(tx, { type: 'import', roundId: round.id, id })
    }
    await appendAudit(tx, {
      action: 'sheet.import',
      subjectType: 'round',
      subjectId: round.id,
      roundId: round.id,
      after: { files: rows.map(({ id, name, fileId }) => ({ importId: id, name, sha256: byId.get(fileId)?.sha256 })) },
    })
    const ids = rows.map(({ id }) => id)
    return loadImports(tx.db, inArray(sheetImports.id, ids))
  })
}
