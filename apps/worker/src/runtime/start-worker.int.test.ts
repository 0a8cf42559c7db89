import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { newId } from '@zhengji/db/id'
import { heartbeats } from '@zhengji/db/schema/index'
import type { JobHandlers } from '@zhengji/jobs/contracts'
import { createBullQueue } from '@zhengji/services/ports/bull-queue'
import { migrateQueue, queueStoreOf } from '@zhengji/services/ports/queue-store'
import { readSettings, type Settings } from '@zhengji/services/settings/settings'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import type { JobContext } from './job-context.ts'
import { soleSweep } from './sole-sweep.ts'
import { startWorker, type RunningWorker } from './start-worker.ts'

const log = pino({ level: 'silent' })
const nothing = async () => {}
const quiet: JobHandlers<JobContext> = {
  'sheet-pack.build': nothing,
  'sheet-import.read': nothing,
  'result.compute': nothing,
  'message.dispatch': nothing,
  'truth.sweep': nothing,
}

const until = async (done: () => boolean | Promise<boolean>): Promise<void> => {
  for (let waited = 0; waited < 15_000; waited += 20) {
    if (await done()) return
    await sleep(20)
  }
  throw new Error('did not happen within 15 s')
}

let database: TestDatabase
let dataDir: string
beforeAll(async () => {
  database = await createTestDatabase()
  await migrateQueue(database.url)
  dataDir = await mkdtemp(path.join(tmpdir(), 'zhengji-worker-'))
})
afterAll(async () => {
  await database.drop()
  await rm(dataDir, { recursive: true })
})

describe.each(['postgres', 'redis'] as const)('the worker with its queue on %s', (kind) => {
  const redisUrl = inject('redisUrl')
  const absent = kind === 'redis' && redisUrl === null
  let settings: Settings
  let worker: RunningWorker | null = null

  beforeEach(() => {
    const reading = readSettings({
      DATA_DIR: dataDir,
      QUEUE_PREFIX: `test-${randomUUID()}`,
      ...(kind === 'redis' ? { REDIS_URL: redisUrl ?? '' } : {}),
    })
    if (!reading.ok) throw new Error(reading.mistakes.join())
    settings = reading.settings
  })
  afterEach(async () => {
    await worker?.stop()
    worker = null
  })

  const start = async (handlers: Partial<JobHandlers<JobContext>>): Promise<void> => {
    worker = await startWorker(settings, database.url, { ...quiet, ...handlers }, log)
  }
  const enqueue = async (runId: string): Promise<void> => {
    const queue = createBullQueue(queueStoreOf(settings, database.url), () => {})
    await queue.add({ name: 'result.compute', payload: { runId } })
    await queue.close()
  }

  it.skipIf(absent)('runs a job as the system, with the id of the job as the request id', async () => {
    const runId = newId()
    const seen: unknown[] = []
    await start({ 'result.compute': async (payload, { actor, requestId }) => void seen.push({ payload, actor, requestId }) })
    await enqueue(runId)
    await until(() => seen.length > 0)
    expect(seen).toEqual([{ payload: { runId }, actor: { type: 'system', job: 'result.compute' }, requestId: `result.compute_${runId}` }])
  })

  it.skipIf(absent)('sweeps soon after its start and gives signs of life', async () => {
    let sweeps = 0
    await database.owner.query('delete from heartbeats')
    await start({ 'truth.sweep': async () => void (sweeps += 1) })
    await until(async () => sweeps > 0 && (await database.db.select().from(heartbeats)).length === 2)
    const beats = await database.db.select({ name: heartbeats.name }).from(heartbeats).orderBy(heartbeats.name)
    expect(beats).toEqual([{ name: 'sweep' }, { name: 'worker' }])
  })

  it.skipIf(absent)('finishes the job in hand before it stops', async () => {
    let begun = false
    let finished = false
    await start({
      'result.compute': async () => {
        begun = true
        await sleep(700)
        finished = true
      },
    })
    await enqueue(newId())
    await until(() => begun)
    await worker?.stop()
    worker = null
    expect(finished).toBe(true)
  })
})

it.skipIf(inject('redisUrl') === null)('an emptied Redis takes jobs again, without a new start', async () => {
  const url = inject('redisUrl') ?? ''
  const prefix = `test-${randomUUID()}`
  const reading = readSettings({ DATA_DIR: dataDir, QUEUE_PREFIX: prefix, REDIS_URL: url })
  if (!reading.ok) throw new Error(reading.mistakes.join())
  const seen: string[] = []
  const worker = await startWorker(
    reading.settings,
    database.url,
    { ...quiet, 'result.compute': async ({ runId }) => void seen.push(runId) },
    log,
  )
  const redis = new Redis(url)
  await redis.del(await redis.keys(`${prefix}*`))
  const queue = createBullQueue(queueStoreOf(reading.settings, database.url), () => {})
  await queue.add({ name: 'result.compute', payload: { runId: 'after' } })
  await until(() => seen.length > 0)
  expect(seen).toEqual(['after'])
  await queue.close()
  await worker.stop()
  redis.disconnect()
})

it('never lets two workers sweep at once, and lets the next one sweep after', async () => {
  let running = 0
  let most = 0
  const sweep = async () => {
    running += 1
    most = Math.max(most, running)
    await sleep(100)
    running -= 1
  }
  const results = await Promise.all([1, 2, 3].map(() => soleSweep(database.pool, sweep)))
  expect({ most, results: results.sort() }).toEqual({ most: 1, results: [false, false, true] })
  expect(await soleSweep(database.pool, sweep)).toBe(true)
})

it('gives the lock back when a sweep fails', async () => {
  await expect(soleSweep(database.pool, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await soleSweep(database.pool, nothing)).toBe(true)
})
