import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Database } from './database.ts'
import { migrationsFolder } from './migrate.ts'

/** How many migrations of this version the database has not seen; 0 = up to date. Rejects when it was never migrated. */
export const pendingMigrations = async (db: Database): Promise<number> => {
  const known = readMigrationFiles({ migrationsFolder })
  const { rows } = await db.execute<{ newest: string | null }>(
    sql`select max(created_at)::text as newest from drizzle.__drizzle_migrations`,
  )
  // Drizzle itself runs what is younger than the youngest entry of its ledger.
  const newest = Number(rows[0]?.newest ?? 0)
  return known.filter((migration) => migration.folderMillis > newest).length
}
