import type * as v from 'valibot'
import type { DashboardView } from '@zhengji/domain/dashboard/view'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadRound } from '../round/load.ts'
import { countSheets, countStatuses, intakePerHour, nextCorrectionDue, openFindings, openProposals } from './counts.ts'
import { tasksOf } from './tasks.ts'

/** The workbench of a round: how things stand, and what waits for whoever looks. */
export const getDashboard = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<DashboardView> => {
  authorize(ctx, 'round:read', input.roundId)
  const { round } = await loadRound(ctx.db, input.roundId)
  const viewer = ctx.actor.type === 'user' ? ctx.actor.id : null
  const [now, statuses, findings, proposals, sheets, correctionDue] = await Promise.all([
    ctx.ports.clock(ctx.db),
    countStatuses(ctx.db, round.id),
    openFindings(ctx.db, round.id, viewer),
    openProposals(ctx.db, round.id, viewer),
    countSheets(ctx.db, round.id),
    nextCorrectionDue(ctx.db, round.id),
  ])
  const end = Temporal.Instant.compare(now, round.closesAt) < 0 ? now : round.closesAt
  return {
    serverNow: now.toString(),
    closesAt: round.closesAt.toString(),
    counts: statuses.counts,
    lateCount: statuses.late,
    openCorrections: statuses.counts['correcting'] ?? 0,
    openFindings: findings.all,
    openProposals: proposals.all,
    sheets,
    intake: await intakePerHour(ctx.db, round.id, end),
    capacityPerHour: ctx.ports.intakePerHour,
    tasks: tasksOf(ctx, { round, now, counts: statuses.counts, findings, proposals, sheets, correctionDue }),
  }
}
