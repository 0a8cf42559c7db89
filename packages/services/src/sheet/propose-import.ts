import { and, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { sheetImports, sheets } from '@zhengji/db/schema/index'
import { canonical } from '@zhengji/domain/integrity/canonical'
import type { ImportPayload } from '@zhengji/domain/proposal/content'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { proposeImportInput } from '@zhengji/domain/sheet/input'
import type { CellVerdict } from '@zhengji/domain/sheet/verdict'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { digest } from '../digest.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { propose } from '../proposal/propose.ts'
import { refuseApproved } from '../result/approved.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { findChanges, type ImportChanges } from './import-changes.ts'
import { noCounts, reportOf, type ImportRecord, type StoredReport } from './import-report.ts'
import { loadImport } from './import-view.ts'
import { voidedBecause } from './void.ts'

export const reportHash = (report: StoredReport): string => digest(canonical(report))

interface Acceptable {
  readonly sheet: typeof sheets.$inferSelect
  readonly report: StoredReport
  readonly changes: ImportChanges
}

/** The report of just these applicants, with its counts. */
const acceptedPart = (report: StoredReport, applicationIds: readonly string[] | null): StoredReport => {
  if (applicationIds === null) return report
  const wanted = new Set(applicationIds)
  const applicants = report.applicants.filter(({ applicationId }) => wanted.has(applicationId))
  if (applicants.length < wanted.size) throw new ServiceError('VALIDATION', 'import-applicant-unknown')
  const counts: Record<CellVerdict, number> = { ...noCounts }
  for (const { verdict } of applicants.flatMap(({ cells }) => cells)) counts[verdict] += 1
  return { ...report, applicants, counts }
}

/**
 * Whether a report, or what it says of some applicants, can be accepted as the database is now; used when it is proposed and again
 * when it is carried out.
 */
export const judgeImport = async (db: Database, row: ImportRecord, applicationIds: readonly string[] | null): Promise<Acceptable> => {
  await refuseApproved(db, row.roundId)
  const whole = reportOf(row)
  if (whole === null) throw new ServiceError('PRECONDITION', 'import-not-read')
  const [sheet] = row.sheetId === null ? [] : await db.select().from(sheets).where(eq(sheets.id, row.sheetId))
  if (whole.verdict !== 'ok' || sheet === undefined) throw new ServiceError('PRECONDITION', 'import-nothing-to-accept')
  if (sheet.status === 'void') throw voidedBecause(sheet)
  const report = acceptedPart(whole, applicationIds)
  if (report.counts.conflict > 0) throw new ServiceError('PRECONDITION', 'import-conflicts', { count: report.counts.conflict })
  const changes = await findChanges(db, sheet, report)
  if (changes.outdated) {
    throw new ServiceError('CONFLICT', 'import-outdated', { number: sheet.number }, { current: await loadImport(db, row.id) })
  }
  if (changes.cells.length + changes.remarks.length + changes.declared.length === 0)
    throw new ServiceError('PRECONDITION', 'import-unchanged')
  return { sheet, report, changes }
}

/**
 * Puts a dry run, or what it says of some applicants, before a second person. Refused: not read yet, refused, with conflicts among
 * them, without any change, or overtaken by others.
 */
export const proposeImport = async (ctx: Context, input: v.InferOutput<typeof proposeImportInput>): Promise<ProposalView> => {
  const [known] = await ctx.db.select({ roundId: sheetImports.roundId }).from(sheetImports).where(eq(sheetImports.id, input.importId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'sheet:write', known.roundId)
  return withTransaction(ctx, async (tx) => {
    await lockRound(tx.db, known.roundId)
    const [row] = await tx.db.select().from(sheetImports).where(eq(sheetImports.id, input.importId)).for('update')
    if (row === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    if (row.revision !== input.revision) {
      throw new ServiceError('CONFLICT', 'stale-revision', {}, { current: await loadImport(tx.db, row.id) })
    }
    if (row.status !== 'read') throw new ServiceError('PRECONDITION', row.status === 'proposed' ? 'proposal-open' : 'import-not-read')
    const accepted = input.applicationIds === undefined ? null : [...new Set(input.applicationIds)]
    const { sheet, report, changes } = await judgeImport(tx.db, row, accepted)
    await tx.db
      .update(sheetImports)
      .set({ status: 'proposed', accepted, revision: row.revision + 1 })
      .where(and(eq(sheetImports.id, row.id), eq(sheetImports.revision, row.revision)))
    await notify(tx, { type: 'import', roundId: row.roundId, id: row.id })
    const payload: ImportPayload = {
      importId: row.id,
      applicationIds: accepted,
      sheetId: sheet.id,
      sheetNumber: sheet.number,
      reportHash: reportHash(report),
      cells: changes.cells.length,
      remarks: changes.remarks.length,
      declared: changes.declared.length,
    }
    const reason = `导入评分表 ${sheet.number}（${row.name}）`
    return propose(tx, { roundId: row.roundId, kind: 'sheet-import', subjectId: row.id, payload, reason })
  })
}
