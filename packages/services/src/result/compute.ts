import { randomBytes } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { resultRuns } from '@zhengji/db/schema/index'
import type { ResultRunView } from '@zhengji/domain/result/view'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { notify } from '../notify.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { loadResultInputs } from './inputs.ts'
import { loadRun } from './view.ts'

/**
 * Orders a computation; while one is waiting or running, that one is returned. All runs of a round draw ties from the seed of its
 * first run, or somebody could compute until the lot falls as wished.
 */
export const computeResult = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<ResultRunView> => {
  authorize(ctx, 'result:write', input.roundId)
  const requestedBy = actingUser(ctx)
  return withTransaction(ctx, async (tx) => {
    const running = await lockRound(tx.db, input.roundId)
    const { round } = running
    const [last] = await tx.db.select().from(resultRuns).where(eq(resultRuns.roundId, round.id)).orderBy(desc(resultRuns.version)).limit(1)
    if (last?.status === 'queued' || last?.status === 'running') return loadRun(tx.db, running, last.id)
    const tieSeed = last?.tieSeed ?? randomBytes(32).toString('hex')
    // Only to refuse what has nothing to compute from.
    await loadResultInputs(tx.db, running, tieSeed)
    const id = newId()
    const version = (last?.version ?? 0) + 1
    const requestedAt = await tx.ports.clock(tx.db)
    await tx.db.insert(resultRuns).values({ id, roundId: round.id, version, status: 'queued', tieSeed, requestedBy, requestedAt })
    tx.wake({ name: 'result.compute', payload: { runId: id } })
    await notify(tx, { type: 'result', roundId: round.id, id })
    await appendAudit(tx, {
      action: 'result.compute',
      subjectType: 'result-run',
      subjectId: id,
      roundId: round.id,
      after: { version, tieSeed },
    })
    return loadRun(tx.db, running, id)
  })
}
