import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { jobContracts, type JobName } from './contracts.ts'
import { oldPayloads } from './fixtures/payloads.ts'

// Object.keys knows only strings; the table's own keys are the names.
const names = Object.keys(jobContracts) as JobName[]

describe('job contracts', () => {
  it.each(names.flatMap((name) => oldPayloads[name].map((payload) => [name, payload] as const)))('%s still parses %j', (name, payload) => {
    expect(v.parse(jobContracts[name].payload, payload)).toEqual(payload)
  })

  it.each(names)('%s has a name that can stand in a job id', (name) => {
    expect(name).toMatch(/^[a-z][a-z-]*\.[a-z][a-z-]*$/)
  })

  it.each(names.filter((name) => name !== 'truth.sweep'))('%s names its row and nothing else by one id', (name) => {
    expect(v.safeParse(jobContracts[name].payload, {}).success).toBe(false)
    expect(Object.keys(oldPayloads[name][0] ?? {})).toHaveLength(1)
  })

  it.each(names)('%s waits between its attempts and gives up within an hour', (name) => {
    const { attempts, backoffMs } = jobContracts[name].retry
    const longest = Array.from({ length: attempts - 1 }, (_, n) => backoffMs * 2 ** n).reduce((sum, pause) => sum + pause, 0)
    expect(attempts === 1 || backoffMs > 0).toBe(true)
    expect(longest).toBeLessThan(3_600_000)
  })
})
