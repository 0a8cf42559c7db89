import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, inject, it } from 'vitest'
import { startEmbedded } from '@zhengji/db/embedded'
import { migrate } from '@zhengji/db/migrate'
import type { JobHandlers } from '@zhengji/jobs/contracts'
import { createBullQueue } from '@zhengji/services/ports/bull-queue'
import { migrateQueue, queueStoreOf } from '@zhengji/services/ports/queue-store'
import { readSettings } from '@zhengji/services/settings/settings'
import { startRedis } from '@zhengji/testing/redis-server'
import type { JobContext } from './job-context.ts'
import { startWorker } from './start-worker.ts'

const log = pino({ level: 'silent' })
const nothing = async () => {}

const until = async (done: () => boolean): Promise<void> => {
  for (let waited = 0; waited < 40_000 && !done(); waited += 50) await sleep(50)
}

it.for([
  ['PostgreSQL', 'postgres'],
  ['Redis', 'redis'],
] as const)('a worker survives %s being away and goes on by itself', { timeout: 120_000 }, async ([, kind], { skip }) => {
  if (kind === 'redis' && inject('redisUrl') === null) skip('no redis-server here')
  const directory = await mkdtemp(path.join(tmpdir(), 'zhengji-recovery-'))
  let postgres = await startEmbedded({ directory, durable: false })
  let redis = kind === 'redis' ? await startRedis(directory) : null
  await migrate(postgres.url)
  await migrateQueue(postgres.url)
  const reading = readSettings({ DATA_DIR: directory, QUEUE_PREFIX: 'test', ...(redis === null ? {} : { REDIS_URL: redis.url }) })
  if (!reading.ok) throw new Error(reading.mistakes.join())

  const seen: string[] = []
  const handlers: JobHandlers<JobContext> = {
    'sheet-pack.build': nothing,
    'sheet-import.read': nothing,
    'message.dispatch': nothing,
    'truth.sweep': nothing,
    'result.compute': async ({ runId }, { db, ports }) => {
      await ports.clock(db)
      seen.push(runId)
    },
  }
  const worker = await startWorker(reading.settings, postgres.url, handlers, log)
  const queue = createBullQueue(queueStoreOf(reading.settings, postgres.url), () => {})
  const enqueue = async (runId: string) => {
    // As the sweep would: again and again until the store takes it.
    for (let tries = 0; tries < 20; tries += 1) {
      const taken = await queue.add({ name: 'result.compute', payload: { runId } }).then(
        () => true,
        () => false,
      )
      if (taken) return
      await sleep(500)
    }
    throw new Error('the queue did not come back')
  }
  await enqueue('before')
  await until(() => seen.length === 1)

  if (redis === null) {
    await postgres.stop()
    await sleep(1_500)
    postgres = await startEmbedded({ directory, durable: false })
  } else {
    const port = Number(new URL(redis.url).port)
    await redis.stop()
    await sleep(1_500)
    redis = await startRedis(directory, port)
  }
  await enqueue('after')
  await until(() => seen.length === 2)
  expect(seen).toEqual(['before', 'after'])

  await queue.close()
  await worker.stop()
  await redis?.stop()
  await postgres.stop()
  await rm(postgres.cluster, { recursive: true, force: true })
  await rm(directory, { recursive: true, force: true })
})
