import { desc, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import type { Database } from '@zhengji/db/database'
import { resultRuns } from '@zhengji/db/schema/index'
import type { ResultPayload } from '@zhengji/domain/proposal/content'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import type { proposeResultInput } from '@zhengji/domain/result/input'
import { checkProposable } from '@zhengji/domain/result/proposable'
import type { ResultRunView } from '@zhengji/domain/result/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { refusedBy, ServiceError } from '../errors.ts'
import { propose } from '../proposal/propose.ts'
import { lockRound, type RunningRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { approvedRunId } from './approved.ts'
import { loadRun } from './view.ts'

/** A run that may become the result, with the fingerprint of what it rests on; throws PRECONDITION otherwise. */
export const judgeRun = async (
  db: Database,
  running: RunningRound,
  runId: string,
): Promise<ResultRunView & { readonly inputHash: string }> => {
  const run = await loadRun(db, running, runId)
  const [newest] = await db
    .select({ id: resultRuns.id })
    .from(resultRuns)
    .where(eq(resultRuns.roundId, running.round.id))
    .orderBy(desc(resultRuns.version))
    .limit(1)
  const verdict = checkProposable(run, { newestId: newest?.id ?? null, approvedId: await approvedRunId(db, running.round.id) })
  if (!verdict.ok) throw refusedBy(verdict)
  const { inputHash } = run
  if (inputHash === null) throw new Error('a run that is done has no result')
  return { ...run, inputHash }
}

/** Puts a computed result before a second person. */
export const proposeResult = async (ctx: Context, input: v.InferOutput<typeof proposeResultInput>): Promise<ProposalView> => {
  const [known] = await ctx.db.select({ roundId: resultRuns.roundId }).from(resultRuns).where(eq(resultRuns.id, input.runId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'result:write', known.roundId)
  return withTransaction(ctx, async (tx) => {
    const running = await lockRound(tx.db, known.roundId)
    const { id, version, inputHash } = await judgeRun(tx.db, running, input.runId)
    const payload: ResultPayload = { runId: id, version, inputHash }
    return propose(tx, { roundId: known.roundId, kind: 'result', subjectId: id, payload, reason: input.reason })
  })
}
