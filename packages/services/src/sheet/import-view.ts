import { and, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { experts, proposals, sheetImports, sheets } from '@zhengji/db/schema/index'
import type { SheetImportView } from '@zhengji/domain/sheet/view'
import { ServiceError } from '../errors.ts'
import { namesOf } from '../user/names.ts'
import { reportOf } from './import-report.ts'

/** Imports, newest first. */
export const loadImports = async (db: Database, filter: SQL): Promise<SheetImportView[]> => {
  const rows = await db
    .select({ row: sheetImports, sheetNumber: sheets.number, expertName: experts.name })
    .from(sheetImports)
    .leftJoin(sheets, eq(sheets.id, sheetImports.sheetId))
    .leftJoin(experts, eq(experts.id, sheets.expertId))
    .where(filter)
    .orderBy(desc(sheetImports.id))
    .limit(500)
  const ids = rows.map(({ row }) => row.id)
  const proposed =
    ids.length === 0
      ? []
      : await db
          .select({ id: proposals.id, importId: proposals.subjectId })
          .from(proposals)
          .where(and(eq(proposals.kind, 'sheet-import'), inArray(proposals.subjectId, ids)))
  const proposalOf = new Map(proposed.map(({ id, importId }) => [importId, id]))
  const nameOf = await namesOf(
    db,
    rows.map(({ row }) => row.importedBy),
  )
  return rows.map(({ row, sheetNumber, expertName }) => ({
    id: row.id,
    name: row.name,
    fileId: row.fileId,
    status: row.status,
    sheetId: row.sheetId,
    sheetNumber,
    expertName,
    report: reportOf(row),
    importedBy: { id: row.importedBy, name: nameOf(row.importedBy) },
    importedAt: row.importedAt.toString(),
    proposalId: proposalOf.get(row.id) ?? null,
    revision: row.revision,
  }))
}

/** Throws NOT_FOUND. */
export const loadImport = async (db: Database, importId: string): Promise<SheetImportView> => {
  const [found] = await loadImports(db, eq(sheetImports.id, importId))
  if (found === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  return found
}
