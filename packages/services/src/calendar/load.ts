import { desc } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { officialYears } from '@zhengji/db/schema/index'
import { calendarOf, type OfficialYear } from '@zhengji/domain/calendar/official-days'
import type { WorkingCalendar } from '@zhengji/domain/calendar/working-days'
import { packagedYears } from './packaged.ts'

export type ImportedYear = typeof officialYears.$inferSelect

/** The newest import of each year. */
export const loadImportedYears = async (db: Database): Promise<readonly ImportedYear[]> => {
  const rows = await db.select().from(officialYears).orderBy(desc(officialYears.version))
  return [...Map.groupBy(rows, ({ year }) => year).values()].flatMap(([newest]) => newest ?? [])
}

/** The calendar that the system counts with: what an administrator imported goes before what came with the software. */
export const loadCalendar = async (db: Database): Promise<WorkingCalendar> => {
  const imported: readonly OfficialYear[] = await loadImportedYears(db)
  if (imported.length === 0) return packagedCalendar()
  const replaced = new Set(imported.map(({ year }) => year))
  return calendarOf([...packagedYears().filter(({ year }) => !replaced.has(year)), ...imported])
}

let packaged: WorkingCalendar | null = null

const packagedCalendar = (): WorkingCalendar => {
  packaged ??= calendarOf(packagedYears())
  return packaged
}
