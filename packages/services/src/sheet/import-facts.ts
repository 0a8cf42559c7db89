import { and, desc, eq, ne } from 'drizzle-orm'
import * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { sheetImports, sheetPacks, sheets } from '@zhengji/db/schema/index'
import type { ReadResult } from '@zhengji/workbook/read'
import type { ImportFacts, StoredUnits } from '@zhengji/workbook/report'
import { loadPanel, seatedAs } from '../panel/load.ts'
import { loadRound } from '../round/load.ts'
import { findRubric } from '../rubric/load.ts'
import { scoreHistory, type ScoreRecord } from '../score/stored.ts'
import { reportOf } from './import-report.ts'

type SheetRecord = typeof sheets.$inferSelect

/** Applicant → criterion → whatever the versions of that cell (oldest first) come to; cells that come to nothing are left out. */
const byCell = <Value>(history: readonly ScoreRecord[], valueOf: (versions: readonly ScoreRecord[]) => Value | undefined) => {
  const result: Record<string, Record<string, Value>> = {}
  for (const [applicationId, ofApplicant] of Map.groupBy(history, (score) => score.applicationId)) {
    for (const [criterionId, versions] of Map.groupBy(ofApplicant, (score) => score.criterionId)) {
      const value = valueOf(versions)
      if (value !== undefined) (result[applicationId] ??= {})[criterionId] = value
    }
  }
  return result
}

const storedUnits = (versions: readonly ScoreRecord[]): StoredUnits | undefined => {
  const newest = versions.at(-1)
  return newest === undefined ? undefined : { units: newest.units, superseded: versions.slice(0, -1).map(({ units }) => units) }
}

const lastImported = (versions: readonly ScoreRecord[]): number | undefined => versions.findLast(({ reason }) => reason === 'import')?.units

/** The sheet that a genuine file names, when this round issued it. */
const findSheet = async (db: Database, roundId: string, sheetId: string): Promise<SheetRecord | null> => {
  if (!v.is(v.pipe(v.string(), v.uuid()), sheetId)) return null
  const [sheet] = await db
    .select()
    .from(sheets)
    .where(and(eq(sheets.id, sheetId), eq(sheets.roundId, roundId)))
  return sheet ?? null
}

/** The expert's valid sheet of the same kind (its role, or all), for the refusal of a void one. */
const findCurrent = async (db: Database, sheet: SheetRecord): Promise<{ readonly number: string } | undefined> => {
  const valid = await db
    .select({ number: sheets.number, role: sheetPacks.role })
    .from(sheets)
    .innerJoin(sheetPacks, eq(sheetPacks.id, sheets.packId))
    .where(and(eq(sheets.roundId, sheet.roundId), eq(sheets.expertId, sheet.expertId), ne(sheets.status, 'void')))
    .orderBy(desc(sheets.id))
  const roles = sheet.assignment.matrices.map(({ role }) => role)
  return valid.find(({ role }) => role === null || roles.includes(role))
}

/** Everything that the report compares a file with, as the database has it now. */
export const loadImportFacts = async (
  db: Database,
  roundId: string,
  read: ReadResult,
): Promise<{ readonly sheet: SheetRecord | null; readonly facts: ImportFacts }> => {
  const { definition } = await loadRound(db, roundId)
  const rubric = await findRubric(db, roundId)
  const panel = await loadPanel(db, roundId)
  const round = {
    roundId,
    callId: definition.id,
    // Without a rubric in force no version is right.
    rubricVersion: rubric?.version ?? 0,
    expertIds: seatedAs(panel, 'member').map(({ expert }) => expert.id),
  }
  const sheet = read.identity === null ? null : await findSheet(db, roundId, read.identity.sheetId)
  if (sheet === null) return { sheet, facts: { issued: null, read, stored: {}, sheetStatus: null, currentSheetNumber: null, round } }
  const current = await findCurrent(db, sheet)
  const [lastImport] = await db
    .select({ report: sheetImports.report })
    .from(sheetImports)
    .where(and(eq(sheetImports.sheetId, sheet.id), eq(sheetImports.status, 'confirmed')))
    .orderBy(desc(sheetImports.id))
    .limit(1)
  const history = await scoreHistory(db, sheet.id)
  return {
    sheet,
    facts: {
      issued: sheet.assignment,
      read,
      stored: byCell(history, storedUnits),
      baseline: byCell(history, lastImported),
      baselineModifiedAt: lastImport === undefined ? null : (reportOf(lastImport)?.modifiedAt ?? null),
      sheetStatus: sheet.status,
      currentSheetNumber: current?.number ?? null,
      voidReason: sheet.voidReason,
      round,
    },
  }
}
