import { UnrecoverableError } from 'bullmq'
import type { Logger } from 'pino'
import * as v from 'valibot'
import { jobContracts, type JobHandlers, type JobName, type Payload } from '@zhengji/jobs/contracts'
import { ServiceError } from '@zhengji/services/errors'

/** What of a BullMQ job matters here. */
export interface QueuedJob {
  readonly id?: string | undefined
  readonly name: string
  readonly data: unknown
  readonly attemptsMade: number
}

const isJobName = (name: string): name is JobName => Object.hasOwn(jobContracts, name)

/** Whether repeating the job could help. A row that is gone is no failure at all. */
const fate = (error: unknown): 'complete' | 'give-up' | 'repeat' => {
  if (!(error instanceof ServiceError)) return 'repeat'
  switch (error.code) {
    case 'NOT_FOUND':
      return 'complete'
    case 'VALIDATION':
    case 'FORBIDDEN':
    case 'UNAUTHENTICATED':
      return 'give-up'
    case 'CONFLICT':
    case 'PRECONDITION':
    case 'LIMIT':
    case 'UNAVAILABLE':
      return 'repeat'
  }
}

/**
 * Makes the one processor of all jobs: parses the payload by its contract, calls the handler and maps what it throws.
 * An unknown name or a payload that does not parse is given up and logged: the row it meant is found by the sweep.
 */
export const createProcessor = <Context>(
  handlers: JobHandlers<Context>,
  contextOf: (job: JobName, requestId: string) => Context,
  log: Logger,
) => {
  const run = <Name extends JobName>(name: Name, payload: Payload<Name>, requestId: string): Promise<void> =>
    handlers[name](payload, contextOf(name, requestId))

  return async (job: QueuedJob): Promise<void> => {
    const requestId = job.id ?? job.name
    const jobLog = log.child({ requestId, job: job.name, attempt: job.attemptsMade + 1 })
    if (!isJobName(job.name)) {
      jobLog.error('unknown job: is this worker older than who enqueued it?')
      throw new UnrecoverableError(`unknown job ${job.name}`)
    }
    const payload = v.safeParse(jobContracts[job.name].payload, job.data)
    if (!payload.success) {
      jobLog.error({ issues: v.flatten(payload.issues) }, 'payload does not parse')
      throw new UnrecoverableError('payload does not parse')
    }
    const startedAt = performance.now()
    const durationMs = () => Math.round(performance.now() - startedAt)
    try {
      await run(job.name, payload.output, requestId)
      // The sweep runs every 30 s for years: its success is no news.
      jobLog[job.name === 'truth.sweep' ? 'debug' : 'info']({ durationMs: durationMs() }, 'job done')
    } catch (error) {
      const verdict = fate(error)
      if (verdict === 'complete') return jobLog.warn({ err: error, durationMs: durationMs() }, 'the row of the job is gone')
      if (verdict === 'give-up') {
        jobLog.error({ err: error, durationMs: durationMs() }, 'job refused, not repeated')
        throw new UnrecoverableError(error instanceof Error ? error.message : String(error))
      }
      jobLog.warn({ err: error, durationMs: durationMs() }, 'job failed, repeated while attempts are left')
      throw error
    }
  }
}
