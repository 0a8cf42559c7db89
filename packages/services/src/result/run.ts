import { and, eq, inArray } from 'drizzle-orm'
import { resultRuns, results } from '@zhengji/db/schema/index'
import type { RoleResult } from '@zhengji/domain/result/compute'
import { appendAudit } from '../audit/append.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { computeRoles, loadResultInputs, storedInputs, type ResultInputs, type StoredInputs } from './inputs.ts'

interface Outcome {
  readonly inputs: ResultInputs
  readonly stored: StoredInputs
  readonly roles: readonly RoleResult[]
}

type Computed = Outcome | { readonly failure: string }

const compute = async (work: () => Promise<Outcome>): Promise<Computed> => {
  try {
    return await work()
  } catch (error) {
    // Nothing to compute from any more, or stored units outside their scale: repeating would not help.
    if (error instanceof ServiceError && error.code === 'PRECONDITION') return { failure: error.reason }
    if (error instanceof RangeError) return { failure: error.message }
    throw error
  }
}

/**
 * Computes a result and writes it with the end of its run. Idempotent: a run that has ended is left alone, and of two at once
 * the second finds it ended. The round's lock makes the inputs one moment.
 */
export const runResult = async (ctx: Context, { runId }: { readonly runId: string }): Promise<void> => {
  const [known] = await ctx.db.select({ roundId: resultRuns.roundId }).from(resultRuns).where(eq(resultRuns.id, runId))
  if (known === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  await withTransaction(ctx, async (tx) => {
    const running = await lockRound(tx.db, known.roundId)
    const [run] = await tx.db
      .select()
      .from(resultRuns)
      .where(and(eq(resultRuns.id, runId), inArray(resultRuns.status, ['queued', 'running'])))
    if (run === undefined) return
    const computed = await compute(async () => {
      const inputs = await loadResultInputs(tx.db, running, run.tieSeed)
      const stored = storedInputs(running, inputs)
      return { inputs, stored, roles: computeRoles(stored) }
    })
    await notify(tx, { type: 'result', roundId: known.roundId, id: runId })
    if ('failure' in computed) {
      await tx.db.update(resultRuns).set({ status: 'failed', failure: computed.failure }).where(eq(resultRuns.id, runId))
      return
    }
    const { inputs, stored, roles } = computed
    const computedAt = await tx.ports.clock(tx.db)
    await tx.db
      .insert(results)
      .values({ runId, roundId: known.roundId, inputHash: inputs.inputHash, inputs: stored, content: roles, computedAt })
    await tx.db.update(resultRuns).set({ status: 'done' }).where(eq(resultRuns.id, runId))
    await appendAudit(tx, {
      action: 'result.computed',
      subjectType: 'result-run',
      subjectId: runId,
      roundId: known.roundId,
      after: { version: run.version, inputHash: inputs.inputHash },
    })
  })
}
