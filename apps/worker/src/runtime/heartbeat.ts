import { sql } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { heartbeats } from '@zhengji/db/schema/index'

/** Writes the sign of life that /readyz reads; the time is the database's. */
export const beat = async (db: Database, name: 'worker' | 'sweep', detail: Record<string, string | number>): Promise<void> => {
  const at = sql`clock_timestamp()`
  await db.insert(heartbeats).values({ name, at, detail }).onConflictDoUpdate({ target: heartbeats.name, set: { at, detail } })
}
