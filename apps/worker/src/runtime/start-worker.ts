import { hostname } from 'node:os'
import type { Logger } from 'pino'
import { outwardChannels } from '@zhengji/domain/call/definition'
import { connect } from '@zhengji/db/database'
import { createPool } from '@zhengji/db/pool'
import type { JobHandlers, JobName, Payload } from '@zhengji/jobs/contracts'
import { optionsOf } from '@zhengji/services/ports/bull-queue'
import { createPorts } from '@zhengji/services/ports/create-ports'
import { openQueue, openWorker, queueStoreOf } from '@zhengji/services/ports/queue-store'
import { nextDueAt } from '@zhengji/services/sweep/plan-due'
import { databaseClock } from '@zhengji/services/clock'
import type { Ports } from '@zhengji/services/context'
import type { Settings } from '@zhengji/services/settings/settings'
import { beat } from './heartbeat.ts'
import type { JobContext } from './job-context.ts'
import { createNextWake } from './next-wake.ts'
import { createProcessor } from './process-job.ts'
import { soleSweep } from './sole-sweep.ts'

/** Work that nobody was woken for waits this long at most. */
const sweepEveryMs = 30_000
const beatEveryMs = 10_000

/** A job whose worker died is taken over after its lock (20 s) ran out and the next check (5 s) saw it. The lock is renewed at half time. */
const lockDuration = 20_000
const stalledInterval = 5_000

/** With BullMQ's default of 1, killed workers lost jobs; the work row, not this number, decides when something has failed. */
const maxStalledCount = 1_000

/** How time passes. Another one than the database's is for rehearsals of time (tooling/rehearse) and for tests. */
export interface Pace {
  readonly clock: Ports['clock']
  /** How much faster than the wall the clock goes: sweeps and locks follow, or hours would pass between two sweeps. */
  readonly speed: number
}

const wallPace: Pace = { clock: databaseClock, speed: 1 }

/** A period of the wall at this pace, never shorter than what two busy cores can keep up with. */
const paced = (ms: number, { speed }: Pace, least: number): number => Math.max(Math.round(ms / speed), Math.min(ms, least))

export interface RunningWorker {
  /** Takes no new jobs, waits for those in hand, then closes every connection. */
  stop(): Promise<void>
}

/** Starts taking jobs. A database or Redis that goes away later is waited for; a start without them rejects and leaves nothing open. */
export const startWorker = async (
  settings: Settings,
  databaseUrl: string,
  handlers: JobHandlers<JobContext>,
  log: Logger,
  pace: Pace = wallPace,
): Promise<RunningWorker> => {
  // Closed in reverse order: first no new jobs, last the database.
  const open = new AsyncDisposableStack()
  try {
    await startInto(open, settings, databaseUrl, handlers, log, pace)
  } catch (error) {
    await open.disposeAsync().catch(() => {})
    throw error
  }
  return { stop: () => open.disposeAsync() }
}

const startInto = async (
  open: AsyncDisposableStack,
  settings: Settings,
  databaseUrl: string,
  handlers: JobHandlers<JobContext>,
  log: Logger,
  pace: Pace,
): Promise<void> => {
  const away = (what: string) => (error: Error) => log.warn({ err: error }, `${what} is away; waiting for it`)
  // Each job uses one connection at a time, the sweep's lock one more, heartbeats one; the lanes of the sender two each.
  const max = settings.workerConcurrency * 2 + 3 + (outwardChannels.length + 1) * 2
  const pool = createPool(databaseUrl, { role: 'app', max, onError: away('the database') })
  open.defer(() => pool.end())
  const db = connect(pool)
  const ports = await createPorts(settings, databaseUrl, log, pace.clock)
  open.defer(() => ports.close())
  const sweepEvery = paced(sweepEveryMs, pace, 1_000)

  let sweptAt = performance.now()
  const sweep = async (payload: Payload<'truth.sweep'>, context: JobContext): Promise<void> => {
    await soleSweep(pool, async () => {
      await handlers['truth.sweep'](payload, context)
      await beat(db, 'sweep', {})
    })
    sweptAt = performance.now()
  }
  const contextOf = (job: JobName, requestId: string): JobContext => ({ db, ports, requestId, actor: { type: 'system', job }, wakeAt })
  const ring = () => void sweep({}, contextOf('truth.sweep', 'next-due')).catch(away('the database'))
  const alarm = createNextWake(ring, pace.speed)
  open.defer(alarm.stop)
  const wakeAt = (at: Temporal.Instant | null): void => {
    ports.clock(db).then((now) => alarm.set(at, now), away('the database'))
  }
  const processor = createProcessor({ ...handlers, 'truth.sweep': sweep }, contextOf, log)

  const alive = () => beat(db, 'worker', { host: hostname(), pid: process.pid })
  // Also the test whether the database is there: nothing is taken from the queue before.
  await alive()
  const beats = setInterval(() => void alive().catch(away('the database')), beatEveryMs)
  open.defer(() => clearInterval(beats))

  const store = queueStoreOf(settings, databaseUrl)
  const queue = openQueue(store, away('the queue'))
  open.defer(queue.close)
  const schedule = () =>
    queue.client.upsertJobScheduler(
      'truth-sweep',
      { every: sweepEvery },
      { name: 'truth.sweep', data: {}, opts: { removeOnComplete: true, removeOnFail: true } },
    )
  // The schedule lives in the queue: it is lost with it, and it waits while a worker that died in a sweep is taken for alive. Whoever misses
  // its sweep makes it again and sweeps by itself meanwhile; everybody knows when the next message falls due, so that no alarm dies with one.
  const tend = async (): Promise<void> => {
    const context = contextOf('truth.sweep', 'watch')
    wakeAt(await nextDueAt(context))
    if (performance.now() - sweptAt <= sweepEvery * 2.5) return
    schedule().catch(away('the queue'))
    await sweep({}, context)
  }
  const watch = setInterval(() => void tend().catch(away('the database')), sweepEvery)
  open.defer(() => clearInterval(watch))

  const lock = { lockDuration: paced(lockDuration, pace, 10_000), stalledInterval: paced(stalledInterval, pace, 1_000) }
  const options = { concurrency: settings.workerConcurrency, ...lock, maxStalledCount, runRetryDelay: 2_000 }
  const worker = openWorker(store, processor, options, away('the queue'))
  open.defer(worker.close)
  await worker.client.waitUntilReady()
  await schedule()
  // What was left undone while no worker ran need not wait for the next slot of the schedule.
  const first = { name: 'truth.sweep', payload: {} } as const
  await queue.client.add(first.name, first.payload, optionsOf(first))
  log.info({ concurrency: settings.workerConcurrency, queue: store.kind }, 'worker takes jobs')
}
