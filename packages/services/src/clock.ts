import { sql } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'

/** The only clock that decides: `clock_timestamp()` moves inside a transaction, unlike `now()`. Microseconds. */
export const databaseClock = async (db: Database): Promise<Temporal.Instant> => {
  // to_json writes ISO 8601 whatever DateStyle the session has.
  const { rows } = await db.execute<{ at: string }>(sql`select to_json(clock_timestamp()) #>> '{}' as at`)
  const row = rows[0]
  if (row === undefined) throw new Error('clock_timestamp() gave no row')
  return Temporal.Instant.from(row.at)
}
