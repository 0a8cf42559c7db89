import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { newId } from '@zhengji/db/id'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { createBullQueue, jobIdOf, type BullQueue } from './bull-queue.ts'
import { migrateQueue, openQueue, openWorker, type QueueStore } from './queue-store.ts'

const fail = (error: Error): void => {
  throw error
}

it('the id of a job is its name and its row, without a colon', () => {
  const packId = newId()
  expect(jobIdOf({ name: 'sheet-pack.build', payload: { packId } })).toBe(`sheet-pack.build_${packId}`)
  expect(jobIdOf({ name: 'truth.sweep', payload: {} })).toBe('truth.sweep')
})

describe.each(['postgres', 'redis'] as const)('the queue on %s', (kind) => {
  const redisUrl = inject('redisUrl')
  const absent = kind === 'redis' && redisUrl === null
  let database: TestDatabase
  let store: QueueStore
  let queue: BullQueue
  let stop: (() => Promise<void>) | null = null

  beforeAll(async () => {
    database = await createTestDatabase()
    await migrateQueue(database.url)
    await migrateQueue(database.url) // again changes nothing
  })
  afterAll(() => database.drop())

  beforeEach(async () => {
    if (kind === 'redis') store = { kind, url: redisUrl ?? '', prefix: `test-${randomUUID()}` }
    else {
      store = { kind, url: database.url }
      const { client, close } = openQueue(store, fail)
      await client.obliterate({ force: true })
      await close()
    }
    if (!absent) queue = createBullQueue(store, () => {})
  })
  afterEach(async () => {
    await stop?.()
    stop = null
    if (!absent) await queue.close()
  })

  /** Consumes until `count` jobs were seen; gives their payloads. */
  const consume = async (count: number, handle: (payload: unknown) => Promise<void> = async () => {}): Promise<unknown[]> => {
    const seen: unknown[] = []
    const worker = openWorker(
      store,
      async (job) => {
        seen.push(job.data)
        await handle(job.data)
      },
      { concurrency: 2, stalledInterval: 1_000, maxStalledCount: 1_000 },
      () => {},
    )
    stop = worker.close
    for (let waited = 0; seen.length < count && waited < 15_000; waited += 20) await sleep(20)
    return seen
  }

  it.skipIf(absent)('hands every job to a worker once', async () => {
    const ids = Array.from({ length: 50 }, newId)
    await Promise.all(ids.map((importId) => queue.add({ name: 'sheet-import.read', payload: { importId } })))
    const seen = await consume(50)
    await sleep(200)
    expect(seen).toHaveLength(50)
    expect(new Set(seen.map((payload) => JSON.stringify(payload)))).toEqual(new Set(ids.map((importId) => JSON.stringify({ importId }))))
  })

  it.skipIf(absent)('keeps one job per row however often it is woken', async () => {
    const runId = newId()
    for (let time = 0; time < 5; time += 1) await queue.add({ name: 'result.compute', payload: { runId } })
    await consume(1)
    await sleep(300)
    const { client, close } = openQueue(store, fail)
    expect(await client.getJobCounts('waiting', 'active', 'delayed', 'completed', 'failed')).toEqual({
      waiting: 0,
      active: 0,
      delayed: 0,
      completed: 0,
      failed: 0,
    })
    await close()
  })

  it.skipIf(absent)('takes a row again after its job is done, so that the sweep can repeat it', async () => {
    const runId = newId()
    await queue.add({ name: 'result.compute', payload: { runId } })
    const seen = await consume(1)
    // Removal follows the handler's return.
    await sleep(200)
    await queue.add({ name: 'result.compute', payload: { runId } })
    for (let waited = 0; seen.length < 2 && waited < 10_000; waited += 20) await sleep(20)
    expect(seen).toEqual([{ runId }, { runId }])
  })

  it.skipIf(absent)('repeats what failed after a pause', async () => {
    let tries = 0
    await queue.add({ name: 'result.compute', payload: { runId: newId() } })
    const seen = await consume(3, async () => {
      tries += 1
      if (tries < 3) throw new Error('the disk is busy')
    })
    expect(seen).toHaveLength(3)
  })

  it.skipIf(absent)('gives a job whose worker died to another one', async () => {
    await queue.add({ name: 'sheet-pack.build', payload: { packId: newId() } })
    // Takes the job and neither finishes it nor renews its lock: what a kill -9 leaves behind.
    const dead = openWorker(
      store,
      () => new Promise(() => {}),
      { lockDuration: 500, skipLockRenewal: true, skipStalledCheck: true },
      () => {},
    )
    await sleep(1_000)
    const seen = await consume(1)
    expect(seen).toHaveLength(1)
    void dead.client.close(true)
  })

  it.skipIf(absent)('says whether the store answers', async () => {
    await expect(queue.check()).resolves.toBeUndefined()
  })
})

describe('a store that is away', () => {
  it.each([
    { kind: 'postgres', url: 'postgres://nobody@127.0.0.1:1/none' },
    { kind: 'redis', url: 'redis://127.0.0.1:1', prefix: 'test' },
  ] as const)('fails the wake-up on $kind within seconds and does not end the process', async (store) => {
    const queue = createBullQueue(store, () => {})
    await expect(queue.add({ name: 'truth.sweep', payload: {} })).rejects.toThrow()
    await expect(queue.check()).rejects.toThrow()
    await queue.close()
  })
})

it.skipIf(inject('redisUrl') === null)('an emptied Redis takes new jobs at once', async () => {
  const url = inject('redisUrl') ?? ''
  const queue = createBullQueue({ kind: 'redis', url, prefix: 'test-emptied' }, () => {})
  await queue.add({ name: 'truth.sweep', payload: {} })
  const redis = new Redis(url)
  await redis.del(await redis.keys('test-emptied*'))
  await queue.add({ name: 'truth.sweep', payload: {} })
  expect((await redis.keys('test-emptied*')).length).toBeGreaterThan(0)
  redis.disconnect()
  await queue.close()
})
