import type pg from 'pg'

/** Key of the session-level advisory lock of the truth sweep; any constant, unused elsewhere. */
const sweepLock = 20_260_128

/**
 * Runs the sweep unless another worker is at it. The lock belongs to a connection of its own, so it is given back also when
 * this process is killed. Resolves false when somebody else sweeps.
 */
export const soleSweep = async (pool: pg.Pool, sweep: () => Promise<void>): Promise<boolean> => {
  const client = await pool.connect()
  let broken = false
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [sweepLock])
    if (rows[0]?.mine !== true) return false
    try {
      await sweep()
    } finally {
      await client.query('select pg_advisory_unlock($1)', [sweepLock]).catch(() => {
        broken = true
      })
    }
    return true
  } finally {
    client.release(broken)
  }
}
