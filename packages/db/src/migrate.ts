import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import { fileURLToPath } from 'node:url'
import { createPool } from './pool.ts'
import { grantPrivileges } from './privileges.ts'

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

/** Key of the session-level advisory lock: several machines that start at once migrate one after the other. */
const migrationLock = 20_260_127

/**
 * Brings the database of `url` to the newest schema and sets the privileges. An explicit step, run by the owner before
 * any server or worker starts; running it again changes nothing. Rejects when the user of `url` may not create roles or tables.
 */
export const migrate = async (url: string): Promise<void> => {
  // One connection, because the lock belongs to a session.
  const pool = createPool(url, { role: 'owner', max: 1 })
  try {
    const db = drizzle(pool)
    await db.execute(sql`select pg_advisory_lock(${migrationLock})`)
    await runMigrations(db, { migrationsFolder })
    await grantPrivileges(db)
  } finally {
    // Ending the session gives the lock back.
    await pool.end()
  }
}
