import type { sheetImports } from '@zhengji/db/schema/index'
import type { SheetReport } from '@zhengji/domain/sheet/verdict'

export type ImportRecord = typeof sheetImports.$inferSelect

/** What `sheet_imports.report` holds. */
export interface StoredReport extends SheetReport {
  /** When the file says it was saved, ISO instant: tells an older file from a newer one. */
  readonly modifiedAt: string | null
}

// Written by `readImport` only.
export const reportOf = (row: Pick<ImportRecord, 'report'>): StoredReport | null => row.report as StoredReport | null

export const noCounts: SheetReport['counts'] = {
  new: 0,
  unchanged: 0,
  corrected: 0,
  changed: 0,
  missing: 0,
  invalid: 0,
  conflict: 0,
  recused: 0,
}

/** A report about a file that holds no sheet itself. */
export const emptyReport = (verdict: SheetReport['verdict'], parts: Partial<SheetReport> = {}): StoredReport => ({
  verdict,
  reason: null,
  params: {},
  problems: [],
  applicants: [],
  counts: noCounts,
  complete: false,
  ...parts,
  modifiedAt: null,
})
