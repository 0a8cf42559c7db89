import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@zhengji/db/database'
import { pendingMigrations } from '@zhengji/db/pending-migrations'
import type { HealthCheck, SystemHealth } from '@zhengji/domain/system/view'
import { databaseClock } from '@zhengji/services/clock'

export interface HealthOptions {
  readonly db: Database
  /** Rejects when the queue does not answer. */
  readonly queue: { check(): Promise<void> }
  /** Bytes free for new files; rejects when the directory cannot be used. */
  readonly storage: { free(): Promise<number> }
  readonly diskReserveBytes: number
}

/** Whoever asks (a load balancer) gives up after a few seconds itself. */
const patienceMs = 3_000
/** Probes of several machines within this time get one answer: a health page must not be a load. */
const freshMs = 1_000

const mebibytes = (bytes: number): string => `${Math.floor(bytes / 1_048_576)} MB`

const check = async (name: HealthCheck['name'], work: () => Promise<string>): Promise<HealthCheck> => {
  const timer = new AbortController()
  const late = sleep(patienceMs, null, { signal: timer.signal, ref: false }).then(() => Promise.reject(new Error('no answer in time')))
  late.catch(() => {})
  try {
    return { name, ok: true, detail: await Promise.race([work(), late]) }
  } catch (error) {
    // The class of the fault is enough for a probe; addresses and users of the database stay in the log.
    return { name, ok: false, detail: error instanceof UnhealthyError ? error.message : 'does not answer' }
  } finally {
    timer.abort()
  }
}

class UnhealthyError extends Error {}

/** Database, migrations, queue, storage and disk space, each with a reason; never rejects. */
export const createHealth = ({ db, queue, storage, diskReserveBytes }: HealthOptions): (() => Promise<SystemHealth>) => {
  const startedAt = Temporal.Now.instant().toString({ smallestUnit: 'second' })
  const look = async (): Promise<SystemHealth> => {
    const checks = await Promise.all([
      check('database', async () => {
        await databaseClock(db)
        return 'answers'
      }),
      check('migrations', async () => {
        const pending = await pendingMigrations(db)
        if (pending > 0) throw new UnhealthyError(`${pending} not run yet`)
        return 'up to date'
      }),
      check('queue', async () => {
        await queue.check()
        return 'answers'
      }),
      check('storage', async () => {
        await storage.free()
        return 'writable'
      }),
      check('disk', async () => {
        const free = await storage.free()
        if (free < diskReserveBytes) throw new UnhealthyError(`${mebibytes(free)} free, ${mebibytes(diskReserveBytes)} are the reserve`)
        return `${mebibytes(free)} free`
      }),
    ])
    return {
      ok: checks.every(({ ok }) => ok),
      checks,
      startedAt,
      checkedAt: Temporal.Now.instant().toString({ smallestUnit: 'second' }),
    }
  }

  let last: { readonly at: number; readonly answer: Promise<SystemHealth> } | null = null
  return () => {
    const now = performance.now()
    if (last === null || now - last.at > freshMs) last = { at: now, answer: look() }
    return last.answer
  }
}
