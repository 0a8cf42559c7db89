import type { Ports } from '@zhengji/services/context'
import { databaseClock } from '@zhengji/services/clock'

/** Time of the call while it is rehearsed: at `startedAt` of the database it is `epoch`, and from then on it goes `speed` times as fast. */
export interface Compression {
  readonly epoch: Temporal.Instant
  readonly startedAt: Temporal.Instant
  readonly speed: number
}

/** Still the database's clock, the same for every process, only read faster. It exists in this folder and nowhere in the product. */
export const compressedClock =
  ({ epoch, startedAt, speed }: Compression): Ports['clock'] =>
  async (db) => {
    const now = await databaseClock(db)
    const elapsed = now.epochNanoseconds - startedAt.epochNanoseconds
    // Whole microseconds, as the database keeps them.
    return epoch.add({ microseconds: Number((elapsed / 1000n) * BigInt(Math.round(speed))) })
  }

/** How the three values travel to a worker's process. */
export const compressionEnv = ({ epoch, startedAt, speed }: Compression): Record<string, string> => ({
  REHEARSE_EPOCH: epoch.toString(),
  REHEARSE_STARTED_AT: startedAt.toString(),
  REHEARSE_SPEED: String(speed),
})

export const readCompression = (env: Readonly<Record<string, string | undefined>>): Compression => ({
  epoch: Temporal.Instant.from(env['REHEARSE_EPOCH'] ?? ''),
  startedAt: Temporal.Instant.from(env['REHEARSE_STARTED_AT'] ?? ''),
  speed: Number(env['REHEARSE_SPEED']),
})
