import type { Permission } from '@zhengji/domain/access/permission'
import type { DashboardView } from '@zhengji/domain/dashboard/view'
import { may } from '../authorize.ts'
import type { Context } from '../context.ts'
import type { RoundRow } from '../round/load.ts'
import type { Waiting } from './counts.ts'

export interface Standing {
  readonly round: RoundRow
  readonly now: Temporal.Instant
  readonly counts: Readonly<Record<string, number>>
  readonly findings: Waiting
  readonly proposals: Waiting
  readonly sheets: DashboardView['sheets']
  readonly correctionDue: Temporal.Instant | null
}

/** What waits for this person, by what they may do; nothing with a count of 0. */
export const tasksOf = (
  ctx: Context,
  { round, now, counts, findings, proposals, sheets, correctionDue }: Standing,
): DashboardView['tasks'] => {
  const open = Temporal.Instant.compare(now, round.closesAt) < 0
  const closesAt = open ? round.closesAt : null
  const wanted: { kind: string; permission: Permission; count: number; dueAt: Temporal.Instant | null }[] = [
    // A draft after the cut-off waits for nobody.
    { kind: 'deliver', permission: 'application:intake', count: open ? (counts['draft'] ?? 0) : 0, dueAt: closesAt },
    { kind: 'correct', permission: 'application:intake', count: counts['correcting'] ?? 0, dueAt: correctionDue },
    { kind: 'accept', permission: 'application:review', count: counts['received'] ?? 0, dueAt: closesAt },
    { kind: 'review', permission: 'application:review', count: counts['accepted'] ?? 0, dueAt: null },
    { kind: 'confirm', permission: 'application:review', count: findings.forViewer, dueAt: null },
    { kind: 'decide', permission: 'proposal:decide', count: proposals.forViewer, dueAt: null },
    { kind: 'collect-sheets', permission: 'sheet:write', count: sheets.issued + sheets.incomplete, dueAt: round.sheetsDueAt },
  ]
  return wanted
    .filter(({ permission, count }) => count > 0 && may(ctx.actor, permission, round.id))
    .map(({ kind, count, dueAt }) => ({ kind, count, dueAt: dueAt?.toString() ?? null }))
}
