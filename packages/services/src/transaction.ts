import type { Job } from '@zhengji/jobs/contracts'
import type { Context } from './context.ts'

/** A context inside a transaction: `wake` collects jobs that are enqueued only after the commit. */
export interface TransactionContext extends Context {
  readonly wake: (job: Job) => void
}

const isTransaction = (ctx: Context): ctx is TransactionContext => 'wake' in ctx

/**
 * Runs `work` in one transaction and enqueues what it woke after the commit; inside another transaction it joins that one.
 * A queue that is away does not fail the verb: the row is written, and the truth sweep finds it.
 */
export const withTransaction = async <Result>(ctx: Context, work: (ctx: TransactionContext) => Promise<Result>): Promise<Result> => {
  if (isTransaction(ctx)) return work(ctx)
  const jobs: Job[] = []
  const result = await ctx.db.transaction((tx) => work({ ...ctx, db: tx, wake: (job) => jobs.push(job) }))
  for (const job of jobs) {
    ctx.ports.queue
      .add(job)
      .catch((error: unknown) =>
        ctx.ports.log.warn({ err: error, job: job.name, requestId: ctx.requestId }, 'queue is away; the sweep will find the row'),
      )
  }
  return result
}
