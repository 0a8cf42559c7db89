import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { TransactionContext } from './transaction.ts'

/** What changed, so that open pages fetch it again; carries no data, because everybody who listens hears it. */
export interface ChangeEvent {
  readonly type: 'pack' | 'import' | 'score' | 'result' | 'application' | 'proposal' | 'message'
  readonly roundId: string
  readonly id: string
}

const channel = 'zhengji'

/** Heard only when the transaction commits. */
export const notify = async (ctx: TransactionContext, event: ChangeEvent): Promise<void> => {
  await ctx.db.execute(sql`select pg_notify(${channel}, ${JSON.stringify(event)})`)
}

/** First pause after the connection broke, and the longest: PostgreSQL restarts within seconds. Milliseconds. */
const pauses = { first: 200, longest: 5_000 }

/**
 * Keeps one connection of the pool for LISTEN and reconnects by itself; events that pass meanwhile are lost, which a page
 * survives because it fetches again on reconnect. Resolves once it listens (or the first attempt failed); the result stops it.
 */
export const listen = async (pool: pg.Pool, onEvent: (event: ChangeEvent) => void): Promise<() => Promise<void>> => {
  let stopped = false
  let client: pg.PoolClient | null = null
  let timer: NodeJS.Timeout | undefined

  const connect = async (pause: number): Promise<void> => {
    if (stopped) return
    const again = () => {
      client = null
      if (!stopped) timer = setTimeout(() => void connect(Math.min(pause * 2, pauses.longest)), pause)
    }
    try {
      const connection = await pool.connect()
      client = connection
      connection.on('notification', (message) => {
        if (message.channel === channel && message.payload !== undefined) onEvent(parse(message.payload))
      })
      connection.once('error', (error) => {
        // Stopped: it was released already and is only closing.
        if (client !== connection) return
        connection.release(error)
        again()
      })
      await connection.query(`listen ${channel}`)
    } catch {
      client?.release(true)
      again()
    }
  }

  await connect(pauses.first)
  return async () => {
    stopped = true
    clearTimeout(timer)
    // A connection that listened must not go back to the pool.
    const listening = client
    client = null
    listening?.release(true)
  }
}

// Only `notify` writes to the channel, so the shape is ours.
const parse = (payload: string): ChangeEvent => JSON.parse(payload) as ChangeEvent
