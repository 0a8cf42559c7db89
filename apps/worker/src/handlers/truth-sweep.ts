import type { Payload } from '@zhengji/jobs/contracts'
import { anchorHead } from '@zhengji/services/audit/anchor'
import { runSweep } from '@zhengji/services/sweep/run-sweep'
import type { JobContext } from '../runtime/job-context.ts'

/** Runs under the sweep's advisory lock. The head of the audit chain is anchored here too: while it has not moved nothing is written. */
export const truthSweep = async (_payload: Payload<'truth.sweep'>, context: JobContext): Promise<void> => {
  const { planned, woken, nextDueAt } = await runSweep(context)
  if (planned > 0 || woken > 0) context.ports.log.info({ planned, woken }, 'sweep woke work')
  context.wakeAt(nextDueAt)
  await anchorHead(context)
}
