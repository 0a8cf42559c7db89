import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { recusals, sheetImports, sheetRemarks, sheets } from '@zhengji/db/schema/index'
import { importPayload } from '@zhengji/domain/proposal/content'
import { appendAudit } from '../audit/append.ts'
import { actingUser } from '../authorize.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import type { ProposalEffect, ProposalRow } from '../proposal/effect.ts'
import { lockRound } from '../round/load.ts'
import { appendScores } from '../score/stored.ts'
import type { TransactionContext } from '../transaction.ts'
import { sheetCompleteness } from './completeness.ts'
import { judgeImport, reportHash } from './propose-import.ts'

const claim = async (tx: TransactionContext, proposal: ProposalRow) => {
  await lockRound(tx.db, proposal.roundId)
  const payload = v.parse(importPayload, proposal.payload)
  const [row] = await tx.db.select().from(sheetImports).where(eq(sheetImports.id, payload.importId)).for('update')
  if (row === undefined || row.status !== 'proposed') throw new ServiceError('PRECONDITION', 'import-not-read')
  return { row, payload }
}

/**
 * Writes the scores: a new version of every cell that differs, and nothing else. Everything is judged again under the round's lock,
 * so a report that others have overtaken is a CONFLICT. Never by whoever brought the file in.
 */
export const confirmedImport: ProposalEffect = {
  approved: async (tx, proposal) => {
    const { row, payload } = await claim(tx, proposal)
    const recordedBy = actingUser(tx)
    if (recordedBy === row.importedBy) throw new ServiceError('PRECONDITION', 'import-own')
    const { sheet, report, changes } = await judgeImport(tx.db, row, payload.applicationIds)
    if (reportHash(report) !== payload.reportHash) throw new ServiceError('CONFLICT', 'import-outdated', { number: sheet.number })
    const recordedAt = await tx.ports.clock(tx.db)
    const of = { sheetId: sheet.id, importId: row.id, recordedAt }
    await appendScores(
      tx.db,
      changes.cells.map((cell) => ({
        id: newId(),
        ...of,
        ...cell,
        roundId: sheet.roundId,
        expertId: sheet.expertId,
        reason: 'import' as const,
        recordedBy,
      })),
    )
    if (changes.remarks.length > 0)
      await tx.db.insert(sheetRemarks).values(changes.remarks.map((remark) => ({ id: newId(), ...of, ...remark })))
    for (const applicationId of changes.declared) {
      await tx.db
        .insert(recusals)
        .values({
          id: newId(),
          roundId: sheet.roundId,
          expertId: sheet.expertId,
          applicationId,
          kind: 'declared',
          reason: `专家在评分表 ${sheet.number} 中声明回避`,
          recordedBy,
          recordedAt,
        })
        .onConflictDoNothing()
    }
    await tx.db
      .update(sheetImports)
      .set({ status: 'confirmed', revision: row.revision + 1 })
      .where(eq(sheetImports.id, row.id))
    const { complete } = await sheetCompleteness(tx.db, sheet)
    await tx.db
      .update(sheets)
      .set({ status: complete ? 'complete' : 'incomplete', revision: sheet.revision + 1 })
      .where(eq(sheets.id, sheet.id))
    await notify(tx, { type: 'import', roundId: row.roundId, id: row.id })
    await appendAudit(tx, {
      action: 'sheet.confirm-import',
      subjectType: 'sheet',
      subjectId: sheet.id,
      roundId: row.roundId,
      after: {
        number: sheet.number,
        importId: row.id,
        cells: changes.cells,
        remarks: changes.remarks.length,
        declared: changes.declared,
        complete,
      },
    })
  },
  rejected: async (tx, proposal) => {
    const { row } = await claim(tx, proposal)
    await tx.db
      .update(sheetImports)
      .set({ status: 'rejected', revision: row.revision + 1 })
      .where(eq(sheetImports.id, row.id))
    await notify(tx, { type: 'import', roundId: row.roundId, id: row.id })
  },
}
