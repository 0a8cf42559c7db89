import { setTimeout as sleep } from 'node:timers/promises'
import { jobContracts, type Job } from '@zhengji/jobs/contracts'
import type { Queue } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { openQueue, type QueueStore } from './queue-store.ts'

export interface BullQueue extends Queue {
  /** Resolves when the store answers; rejects with UNAVAILABLE otherwise. For /readyz. */
  check(): Promise<void>
  close(): Promise<void>
}

/** A store that does not answer within 5 s is away: the row is written, and the sweep will find it. */
const patienceMs = 5_000

const inTime = async <Result>(work: Promise<Result>): Promise<Result> => {
  const timer = new AbortController()
  const away = sleep(patienceMs, null, { signal: timer.signal, ref: false }).then(() => {
    throw new ServiceError('UNAVAILABLE', 'queue-away')
  })
  away.catch(() => {})
  try {
    return await Promise.race([work, away])
  } finally {
    timer.abort()
    work.catch(() => {})
  }
}

/**
 * Id of a job: its name and the row that is the work, so that a row waits in the queue once however often it is woken.
 * BullMQ forbids `:` in it. A finished or given-up job is removed at once, or the sweep could not add it again.
 */
export const jobIdOf = (job: Job): string => [job.name, ...Object.values(job.payload)].join('_').replaceAll(':', '-')

export const optionsOf = (job: Job) => {
  const { attempts, backoffMs } = jobContracts[job.name].retry
  return {
    jobId: jobIdOf(job),
    attempts,
    // Half of each pause is random, so that jobs that failed together do not return together.
    backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
    removeOnComplete: true,
    removeOnFail: true,
  }
}

/** The Queue port over BullMQ. `onError` hears of a store that breaks; the connection comes back by itself. */
export const createBullQueue = (store: QueueStore, onError: (error: Error) => void): BullQueue => {
  const { client, close } = openQueue(store, onError)
  return {
    add: async (job) => {
      await inTime(client.add(job.name, job.payload, optionsOf(job)))
    },
    check: async () => {
      await inTime(client.getJobCounts('waiting'))
    },
    close,
  }
}
