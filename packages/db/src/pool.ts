import pg from 'pg'

/** Role without login that the application runs as: it may read and write, but neither delete nor change what is append-only. */
export const appRole = 'zhengji_app'

export interface PoolOptions {
  /** `app` for everything that serves people and jobs; `owner` only for migrations and for tests that play a thief. */
  readonly role: 'app' | 'owner'
  /** Schema in which unqualified names are looked up first. Default `public`. */
  readonly schema?: string
  /** Connections at most. Default 10: a single office never waits, and PostgreSQL's default of 100 serves several processes. */
  readonly max?: number
  /** Called when an idle connection breaks (PostgreSQL restarted). The pool goes on by itself. */
  readonly onError?: (error: Error) => void
}

/** Dates and times stay the strings that PostgreSQL sends: `instant` columns make a Temporal.Instant of them, microseconds kept. */
const temporalOids = new Set<number>([pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.TIMESTAMP, pg.types.builtins.DATE])

const types: pg.CustomTypesConfig = {
  // Only the text format is ever asked for here.
  getTypeParser: (oid: Parameters<typeof pg.types.getTypeParser>[0]) =>
    temporalOids.has(oid) ? (value: string) => value : pg.types.getTypeParser(oid),
}

/** A pool whose connections already run in the role; nothing is sent before the first query. */
export const createPool = (url: string, { role, schema = 'public', max = 10, onError }: PoolOptions): pg.Pool => {
  // What lists and searches read lies in memory or on a solid-state disk. The default of 4 supposes a turning disk and makes the planner
  // read whole tables, and unpack their arrays of fragments, where the index of fragments finds the rows.
  const settings = [`search_path=${schema}`, 'TimeZone=UTC', 'random_page_cost=1.1', ...(role === 'app' ? [`role=${appRole}`] : [])]
  const pool = new pg.Pool({
    connectionString: url,
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    types,
    max,
    keepAlive: true,
    // A database that does not answer within 5 s is away: the caller gets an error and says 503.
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // No page and no job step takes a minute; what does is a mistake and must not hold its locks.
    ...(role === 'app' ? { statement_timeout: 60_000, lock_timeout: 20_000, idle_in_transaction_session_timeout: 60_000 } : {}),
  })
  pool.on('error', onError ?? (() => {}))
  return pool
}
