import { UnrecoverableError } from 'bullmq'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import type { JobHandlers } from '@zhengji/jobs/contracts'
import { ServiceError, type ErrorCode } from '@zhengji/services/errors'
import { createProcessor } from './process-job.ts'

const log = pino({ level: 'silent' })
const nothing = async () => {}
const quiet: JobHandlers<string> = {
  'sheet-pack.build': nothing,
  'sheet-import.read': nothing,
  'result.compute': nothing,
  'message.dispatch': nothing,
  'truth.sweep': nothing,
}
const job = { id: 'result.compute_1', name: 'result.compute', data: { runId: '1' }, attemptsMade: 0 }

const outcomeOf = async (thrown: Error): Promise<string> => {
  const process = createProcessor({ ...quiet, 'result.compute': () => Promise.reject(thrown) }, () => '', log)
  try {
    await process(job)
    return 'completed'
  } catch (error) {
    return error instanceof UnrecoverableError ? 'given up' : 'repeated'
  }
}

describe('the processor of jobs', () => {
  it('hands the parsed payload and a context with the id of the job to its handler', async () => {
    const seen: unknown[] = []
    const handlers = { ...quiet, 'result.compute': async (payload: unknown, context: string) => void seen.push(payload, context) }
    await createProcessor(
      handlers,
      (name, requestId) => `${name} as ${requestId}`,
      log,
    )({ ...job, data: { runId: '1', later: 'field of a newer deploy' } })
    expect(seen).toEqual([{ runId: '1' }, 'result.compute as result.compute_1'])
  })

  it.each([
    ['NOT_FOUND', 'completed'],
    ['VALIDATION', 'given up'],
    ['FORBIDDEN', 'given up'],
    ['UNAUTHENTICATED', 'given up'],
    ['CONFLICT', 'repeated'],
    ['PRECONDITION', 'repeated'],
    ['LIMIT', 'repeated'],
    ['UNAVAILABLE', 'repeated'],
  ] satisfies [ErrorCode, string][])('a handler that says %s is %s', async (code, outcome) => {
    expect(await outcomeOf(new ServiceError(code, 'not-found'))).toBe(outcome)
  })

  it('repeats what it does not know', async () => {
    expect(await outcomeOf(new Error('the disk is busy'))).toBe('repeated')
  })

  it.each([
    ['a payload that does not parse', { ...job, data: { run: 1 } }],
    ['an unknown job', { ...job, name: 'result.forget' }],
  ])('gives up %s without calling anybody', async (_, broken) => {
    const handlers = { ...quiet, 'result.compute': () => Promise.reject(new Error('was called')) }
    await expect(createProcessor(handlers, () => '', log)(broken)).rejects.toThrow(UnrecoverableError)
  })
})
