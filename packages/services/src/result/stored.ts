import { eq } from 'drizzle-orm'
import { resultRuns, results } from '@zhengji/db/schema/index'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import type { StoredInputs } from './inputs.ts'

/** A computed run with everything it rested on. Refused while a run is not computed, and for runs from before inputs were kept. */
export const readStored = async (ctx: Context, runId: string) => {
  const [run] = await ctx.db.select().from(resultRuns).where(eq(resultRuns.id, runId))
  if (run === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'result:read', run.roundId)
  const [result] = await ctx.db.select().from(results).where(eq(results.runId, runId))
  if (result === undefined) throw new ServiceError('PRECONDITION', 'result-not-computed')
  if (result.inputs === null) throw new ServiceError('PRECONDITION', 'result-inputs-missing')
  // Written by `runResult` only.
  return { run, result, inputs: result.inputs as StoredInputs }
}
