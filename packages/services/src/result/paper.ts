import { eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { resultRuns } from '@zhengji/db/schema/index'
import type { PaperStanding, ResultRunView } from '@zhengji/domain/result/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { loadRound, type RunningRound } from '../round/load.ts'
import { approvedRunId } from './approved.ts'
import { loadRun } from './view.ts'

export interface PaperRun {
  readonly running: RunningRound
  readonly run: ResultRunView & { readonly computedAt: string; readonly inputHash: string }
  readonly standing: PaperStanding
}

const standingOf = async (db: Database, { round }: RunningRound, { id, proposal }: ResultRunView): Promise<PaperStanding> => {
  const decision = proposal?.decision
  if (decision?.verdict !== 'approved') return { mark: 'draft', supersededBy: null, approvedAt: null }
  const inForce = await approvedRunId(db, round.id)
  if (inForce === null || inForce === id) return { mark: 'approved', supersededBy: null, approvedAt: decision.decidedAt }
  const [later] = await db.select({ version: resultRuns.version }).from(resultRuns).where(eq(resultRuns.id, inForce))
  return { mark: 'superseded', supersededBy: later?.version ?? null, approvedAt: decision.decidedAt }
}

/** A computed run that something is printed from, for whoever may read results; throws PRECONDITION while it is not computed. */
export const loadPaperRun = async (ctx: Context, runId: string): Promise<PaperRun> => {
  const [known] = await ctx.db.select({ roundId: resultRuns.roundId }).from(resultRuns).where(eq(resultRuns.id, runId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'result:read', known.roundId)
  const running = await loadRound(ctx.db, known.roundId)
  const run = await loadRun(ctx.db, running, runId)
  const { computedAt, inputHash } = run
  if (run.status !== 'done' || computedAt === null || inputHash === null) throw new ServiceError('PRECONDITION', 'result-not-computed')
  return { running, run: { ...run, computedAt, inputHash }, standing: await standingOf(ctx.db, running, run) }
}
