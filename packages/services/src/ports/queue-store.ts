import { createPostgresBackend, Queue, runMigrations, withBackend, Worker, type PgPool, type Processor, type WorkerOptions } from 'bullmq'
import { Redis } from 'ioredis'
import type pg from 'pg'
import { createPool, appRole } from '@zhengji/db/pool'
import type { Settings } from '../settings/settings.ts'

/** Where jobs wait: PostgreSQL for a single machine, Redis to scale out. Both do the same; one test suite runs on both. */
export type QueueStore =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'redis'; readonly url: string; readonly prefix: string }

/** One queue for all jobs: a contract is its name, so adding a job adds no queue. */
const queueName = 'zhengji'

/** Schema of BullMQ's own tables; it drops finished jobs itself, so the application may delete there. */
const schema = 'bullmq'

export const queueStoreOf = (settings: Pick<Settings, 'redisUrl' | 'queuePrefix'>, databaseUrl: string): QueueStore =>
  settings.redisUrl === null
    ? { kind: 'postgres', url: databaseUrl }
    : { kind: 'redis', url: settings.redisUrl, prefix: settings.queuePrefix }

/** Makes BullMQ's tables in the database and gives the application's role access; an explicit step of every start, after `migrate`. */
export const migrateQueue = async (databaseUrl: string): Promise<void> => {
  const pool = createPool(databaseUrl, { role: 'owner', max: 1 })
  try {
    const client = await pool.connect()
    try {
      await runMigrations(client, schema)
      await client.query(`grant usage on schema ${schema} to ${appRole}`)
      await client.query(`grant all on all tables in schema ${schema} to ${appRole}`)
      await client.query(`grant all on all sequences in schema ${schema} to ${appRole}`)
      await client.query(`grant execute on all functions in schema ${schema} to ${appRole}`)
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}

type OnError = (error: Error) => void

interface Connected<Client> {
  readonly client: Client
  close(): Promise<void>
}

/** Options that BullMQ understands alike on both stores. */
type QueueClient = Pick<Queue, 'add' | 'upsertJobScheduler' | 'getJobScheduler' | 'getJobCounts' | 'close' | 'obliterate'>
type WorkerClient = Pick<Worker, 'run' | 'close' | 'on' | 'waitUntilReady'>

/** BullMQ describes a pool by a type of its own whose overloads TypeScript cannot match, though it says that any pg.Pool fits. */
const asPgPool = (pool: pg.Pool): PgPool => pool as unknown as PgPool

const connectPostgres = (url: string, max: number, onError: OnError) => createPool(url, { role: 'app', schema, max, onError })

/** `patient`: a worker waits for Redis as long as it takes; whoever enqueues wants to hear at once that it is away. */
const connectRedis = (url: string, patient: boolean, onError: OnError): Redis => {
  // 10 s at most between two tries, so that a Redis that comes back is used soon.
  const retryStrategy = (times: number): number => Math.min(times * 200, 10_000)
  const redis = new Redis(url, { maxRetriesPerRequest: patient ? null : 1, connectTimeout: 5_000, retryStrategy })
  redis.on('error', onError)
  return redis
}

export const openQueue = (store: QueueStore, onError: OnError): Connected<QueueClient> => {
  if (store.kind === 'postgres') {
    const pool = connectPostgres(store.url, 4, onError)
    const { Queue: PostgresQueue } = withBackend(createPostgresBackend)
    const client = new PostgresQueue(queueName, { connection: asPgPool(pool) })
    client.on('error', onError)
    const close = async () => {
      await client.close()
      await pool.end()
    }
    // The two queues differ only in the type of their backend, which nothing here touches.
    return { client, close }
  }
  const redis = connectRedis(store.url, false, onError)
  const client = new Queue(queueName, { connection: redis, prefix: store.prefix })
  client.on('error', onError)
  const close = async () => {
    await client.close().catch(onError)
    redis.disconnect()
  }
  return { client, close }
}

export const openWorker = (
  store: QueueStore,
  processor: Processor,
  options: Omit<WorkerOptions, 'connection' | 'prefix'>,
  onError: OnError,
): Connected<WorkerClient> => {
  if (store.kind === 'postgres') {
    // One connection listens, the others fetch and finish jobs.
    const pool = connectPostgres(store.url, (options.concurrency ?? 1) + 3, onError)
    const { Worker: PostgresWorker } = withBackend(createPostgresBackend)
    const client = new PostgresWorker(queueName, processor, { ...options, connection: asPgPool(pool) })
    client.on('error', onError)
    const close = async () => {
      await client.close()
      await pool.end()
    }
    return { client: client as unknown as WorkerClient, close }
  }
  const redis = connectRedis(store.url, true, onError)
  const client = new Worker(queueName, processor, { ...options, connection: redis, prefix: store.prefix })
  client.on('error', onError)
  const close = async () => {
    await client.close()
    redis.disconnect()
  }
  return { client, close }
}
