import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { experts, proposals, sheetImports, sheets } from '@zhengji/db/schema/index'
import type { SheetImportRow, SheetImportView } from '@zhengji/domain/sheet/view'
import { ServiceError } from '../errors.ts'
import { namesOf } from '../user/names.ts'
import { findChanges } from './import-changes.ts'
import { reportOf, type StoredReport } from './import-report.ts'

/** Five hundred reports with all their cells would be a hundred megabytes: a list does without them. */
const briefReport = sql<SheetImportRow['report']>`${sheetImports.report} - 'applicants' - 'problems'`

/** Imports, newest first, without the cells of their reports. */
export const loadImports = async (db: Database, filter: SQL): Promise<SheetImportRow[]> => {
  const rows = await db
    .select({
      id: sheetImports.id,
      name: sheetImports.name,
      fileId: sheetImports.fileId,
      status: sheetImports.status,
      sheetId: sheetImports.sheetId,
      sheetNumber: sheets.number,
      expertName: experts.name,
      report: briefReport,
      accepted: sheetImports.accepted,
      importedBy: sheetImports.importedBy,
      importedAt: sheetImports.importedAt,
      revision: sheetImports.revision,
    })
    .from(sheetImports)
    .leftJoin(sheets, eq(sheets.id, sheetImports.sheetId))
    .leftJoin(experts, eq(experts.id, sheets.expertId))
    .where(filter)
    .orderBy(desc(sheetImports.id))
    .limit(500)
  const ids = rows.map(({ id }) => id)
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
    rows.map(({ importedBy }) => importedBy),
  )
  return rows.map((row) => ({
    ...row,
    importedBy: { id: row.importedBy, name: nameOf(row.importedBy) },
    importedAt: row.importedAt.toString(),
    proposalId: proposalOf.get(row.id) ?? null,
  }))
}

const openApplications = async (db: Database, sheet: typeof sheets.$inferSelect, report: StoredReport): Promise<string[]> => {
  const { cells, remarks, declared } = await findChanges(db, sheet, report)
  const touched = new Set([...[...cells, ...remarks].map(({ applicationId }) => applicationId), ...declared])
  return report.applicants
    .filter((applicant) => touched.has(applicant.applicationId) && applicant.cells.every(({ verdict }) => verdict !== 'conflict'))
    .map(({ applicationId }) => applicationId)
}

/** One import with its whole report. Throws NOT_FOUND. */
export const loadImport = async (db: Database, importId: string): Promise<SheetImportView> => {
  const [found] = await loadImports(db, eq(sheetImports.id, importId))
  const [row] = await db
    .select({ report: sheetImports.report, sheet: sheets })
    .from(sheetImports)
    .leftJoin(sheets, eq(sheets.id, sheetImports.sheetId))
    .where(eq(sheetImports.id, importId))
  if (found === undefined || row === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  const report = reportOf(row)
  const open = found.status !== 'read' || report === null || row.sheet === null ? [] : await openApplications(db, row.sheet, report)
  return { ...found, report, open }
}
