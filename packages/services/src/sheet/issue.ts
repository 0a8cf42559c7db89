import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { newId } from '@zhengji/db/id'
import { rounds, sheetPacks, sheets } from '@zhengji/db/schema/index'
import { checkPanel } from '@zhengji/domain/panel/legality'
import { appendAudit } from '../audit/append.ts'
import { actingUser } from '../authorize.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import type { ExpertRecord } from '../expert/view.ts'
import { notify } from '../notify.ts'
import { findPairs, recordPairs } from '../panel/conflicts.ts'
import { loadPanel, loadRecusals, seatedAs } from '../panel/load.ts'
import { refuseApproved } from '../result/approved.ts'
import type { RunningRound } from '../round/load.ts'
import { nextNumber } from '../round/next-number.ts'
import { loadRubric, type RubricRecord } from '../rubric/load.ts'
import { loadApplicants, type Applicant } from '../score/applicants.ts'
import type { TransactionContext } from '../transaction.ts'
import { assignSheet, pairKey } from './assignment.ts'
import { loadPositions } from './blind.ts'

export interface Issuable {
  readonly running: RunningRound
  readonly rubric: RubricRecord
  readonly applicants: readonly Applicant[]
  readonly members: readonly ExpertRecord[]
  /** Null: every role of the call. */
  readonly role: string | null
}

/** What sheets need: an approved rubric, a panel that meets its rules, an admitted applicant of the role. The round is locked by the caller. */
export const loadIssuable = async (tx: TransactionContext, running: RunningRound, role: string | null): Promise<Issuable> => {
  if (role !== null && !running.definition.roles.some(({ id }) => id === role))
    throw new ServiceError('VALIDATION', 'role-unknown', { role })
  await refuseApproved(tx.db, running.round.id)
  const rubric = await loadRubric(tx.db, running.round.id)
  const panel = await loadPanel(tx.db, running.round.id)
  if (panel.draw === null) throw new ServiceError('PRECONDITION', 'panel-not-drawn')
  const members = seatedAs(panel, 'member').map(({ expert }) => expert)
  const legal = checkPanel(running.definition.panel, members)
  if (!legal.ok) throw refusedBy(legal)
  const admitted = await loadApplicants(tx.db, running.round.id, ['under-review'])
  const applicants = role === null ? admitted : admitted.filter((applicant) => applicant.role === role)
  if (applicants.length === 0) throw new ServiceError('PRECONDITION', 'sheet-no-applicants')
  return { running, rubric, applicants, members, role }
}

export const voidSheets = async (tx: TransactionContext, sheetIds: readonly string[], reason: string): Promise<void> => {
  if (sheetIds.length === 0) return
  await tx.db
    .update(sheets)
    .set({ status: 'void', voidReason: reason, revision: sql`${sheets.revision} + 1` })
    .where(and(inArray(sheets.id, [...sheetIds]), ne(sheets.status, 'void')))
}

/**
 * Writes the pack and one row per expert with its number and frozen assignment, and wakes the builder. Conflicts are judged again,
 * because applicants may have been admitted since the draw. Call it last in the transaction: it appends the audit entry.
 */
export const issueSheets = async (
  tx: TransactionContext,
  { running, rubric, applicants, members, role }: Issuable,
  dueAt: Temporal.Instant | null,
  reason?: string,
): Promise<string> => {
  const { round } = running
  const issuedAt = await tx.ports.clock(tx.db)
  if (dueAt !== null && Temporal.Instant.compare(dueAt, issuedAt) <= 0) throw new ServiceError('PRECONDITION', 'sheet-due-past')
  await recordPairs(tx, round.id, await findPairs(tx.db, running, members, applicants, issuedAt))
  const recused = new Set((await loadRecusals(tx.db, round.id)).map((pair) => pairKey(pair.expertId, pair.applicationId)))
  const positions = await loadPositions(tx.db, running, applicants)
  const packId = newId()
  await tx.db.insert(sheetPacks).values({
    id: packId,
    roundId: round.id,
    rubricVersionId: rubric.id,
    role,
    status: 'queued',
    total: members.length,
    dueAt,
    requestedBy: actingUser(tx),
    requestedAt: issuedAt,
  })
  const plan = { running, rubric, applicants, role, recused, positions }
  const rows: (typeof sheets.$inferInsert)[] = []
  for (const expert of members) {
    const id = newId()
    const position = await nextNumber(tx, round.id, 'sheet')
    const assignment = assignSheet({ ...plan, issuedAt, dueAt }, expert, { id, position })
    rows.push({ id, packId, roundId: round.id, expertId: expert.id, number: assignment.sheetNumber, assignment, status: 'pending' })
  }
  await tx.db.insert(sheets).values(rows)
  if (dueAt !== null) {
    await tx.db
      .update(rounds)
      .set({ sheetsDueAt: dueAt, revision: sql`${rounds.revision} + 1` })
      .where(eq(rounds.id, round.id))
  }
  tx.wake({ name: 'sheet-pack.build', payload: { packId } })
  await notify(tx, { type: 'pack', roundId: round.id, id: packId })
  await appendAudit(tx, {
    action: 'sheet-pack.request',
    subjectType: 'sheet-pack',
    subjectId: packId,
    roundId: round.id,
    after: {
      role,
      rubricVersion: rubric.version,
      rubricHash: rubric.hash,
      sheets: rows.map(({ number }) => number),
      dueAt: dueAt?.toString() ?? null,
    },
    ...(reason === undefined ? {} : { reason }),
  })
  return packId
}
