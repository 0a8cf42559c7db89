import { inArray } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { users } from '@zhengji/db/schema/index'

/** Display names by id in one query; an id without a user reads as itself. */
export const namesOf = async (db: Database, ids: readonly (string | null)[]): Promise<(id: string) => string> => {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const rows =
    wanted.length === 0 ? [] : await db.select({ id: users.id, name: users.displayName }).from(users).where(inArray(users.id, wanted))
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return (id) => names.get(id) ?? id
}
