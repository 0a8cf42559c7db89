import { and, eq, inArray } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { decisions, files, proposals, sheetImports, sheetRemarks, sheets } from '@zhengji/db/schema/index'
import type { importIdInput } from '@zhengji/domain/sheet/input'
import type { ScoreFormDocument, SheetColumn } from '@zhengji/domain/sheet/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { loadRecusals } from '../panel/load.ts'
import { loadApplicants } from '../score/applicants.ts'
import { scoreHistory, type ScoreRecord } from '../score/stored.ts'
import { namesOf } from '../user/names.ts'
import { staffNames } from './blind.ts'

const loadConfirmed = async (ctx: Context, importId: string) => {
  const [found] = await ctx.db
    .select({ row: sheetImports, sheet: sheets, file: files, decision: decisions })
    .from(sheetImports)
    .innerJoin(files, eq(files.id, sheetImports.fileId))
    .leftJoin(sheets, eq(sheets.id, sheetImports.sheetId))
    .leftJoin(proposals, and(eq(proposals.kind, 'sheet-import'), eq(proposals.subjectId, sheetImports.id)))
    .leftJoin(decisions, and(eq(decisions.proposalId, proposals.id), eq(decisions.verdict, 'approved')))
    .where(eq(sheetImports.id, importId))
    .orderBy(decisions.decidedAt)
    .limit(1)
  if (found === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'sheet:read', found.row.roundId)
  const { row, sheet, file, decision } = found
  if (row.status !== 'confirmed' || sheet === null || decision === null) throw new ServiceError('PRECONDITION', 'import-not-confirmed')
  return { row, sheet, file, decision }
}

/** Imports of the sheet that were confirmed no later than this decision: an unchanged cell of a later file was written by an earlier one. */
const importsUpTo = async (db: Database, sheetId: string, decidedAt: Temporal.Instant): Promise<ReadonlySet<string>> => {
  const rows = await db
    .select({ id: sheetImports.id, decidedAt: decisions.decidedAt })
    .from(sheetImports)
    .innerJoin(proposals, and(eq(proposals.kind, 'sheet-import'), eq(proposals.subjectId, sheetImports.id)))
    .innerJoin(decisions, and(eq(decisions.proposalId, proposals.id), eq(decisions.verdict, 'approved')))
    .where(eq(sheetImports.sheetId, sheetId))
  return new Set(rows.filter((row) => Temporal.Instant.compare(row.decidedAt, decidedAt) <= 0).map(({ id }) => id))
}

/** The newest remark per application that these imports brought. */
const remarksOf = async (db: Database, sheetId: string, imports: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> => {
  const rows = await db
    .select()
    .from(sheetRemarks)
    .where(and(eq(sheetRemarks.sheetId, sheetId), inArray(sheetRemarks.importId, [...imports])))
    .orderBy(sheetRemarks.version)
  return new Map(rows.map(({ applicationId, comment }) => [applicationId, comment]))
}

/** Criterion → what these imports brought; of several versions (oldest first) the last. */
const broughtBy = (history: readonly ScoreRecord[], imports: ReadonlySet<string>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    history
      .filter(({ reason, importId }) => reason === 'import' && importId !== null && imports.has(importId))
      .map(({ criterionId, units }) => [criterionId, units]),
  )

/** One expert's sheet as a confirmed import left it, for the file. Throws PRECONDITION before the import is confirmed. */
export const getScoreForm = async (ctx: Context, input: v.InferOutput<typeof importIdInput>): Promise<ScoreFormDocument> => {
  const { row, sheet, file, decision } = await loadConfirmed(ctx, input.importId)
  const { assignment } = sheet
  const imports = await importsUpTo(ctx.db, sheet.id, decision.decidedAt)
  const history = Map.groupBy(await scoreHistory(ctx.db, sheet.id), ({ applicationId }) => applicationId)
  const remarks = await remarksOf(ctx.db, sheet.id, imports)
  const pairs = await loadRecusals(ctx.db, row.roundId)
  const recused = new Set(pairs.filter(({ expertId }) => expertId === sheet.expertId).map(({ applicationId }) => applicationId))
  const named = staffNames(await loadApplicants(ctx.db, row.roundId))
  const nameOf = await namesOf(ctx.db, [row.importedBy, decision.decidedBy])
  return {
    importId: row.id,
    roundId: row.roundId,
    rehearsal: assignment.rehearsal,
    sheetNumber: sheet.number,
    voidReason: sheet.voidReason,
    expertName: assignment.expertName,
    rubricVersion: assignment.rubricVersion,
    rubricHash: assignment.rubricHash,
    file: { name: row.name, sha256: file.sha256, size: file.size },
    importedBy: nameOf(row.importedBy),
    importedAt: row.importedAt.toString(),
    confirmedBy: nameOf(decision.decidedBy),
    confirmedAt: decision.decidedAt.toString(),
    matrices: assignment.matrices.map(({ role, rubric, applicants }) => ({
      role,
      rubric,
      applicants: applicants.map((applicant): SheetColumn => {
        const { applicationId } = applicant
        const versions = history.get(applicationId) ?? []
        const units = broughtBy(versions, imports)
        const corrected = versions.filter(({ reason, criterionId }) => reason !== 'import' && criterionId in units)
        return {
          applicationId,
          ...named(applicant),
          recused: applicant.recused || recused.has(applicationId),
          comment: remarks.get(applicationId) ?? '',
          units,
          corrected: [...new Set(corrected.map(({ criterionId }) => criterionId))],
        }
      }),
    })),
  }
}
