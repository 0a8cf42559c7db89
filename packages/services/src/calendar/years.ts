import type { CalendarYearView } from '@zhengji/domain/calendar/view'
import { actingUser } from '../authorize.ts'
import type { Context } from '../context.ts'
import { namesOf } from '../user/names.ts'
import { loadImportedYears } from './load.ts'
import { packagedYears } from './packaged.ts'

/** Official days of every year that is loaded, newest first. Everybody in the office may know them. */
export const listCalendarYears = async (ctx: Context): Promise<CalendarYearView[]> => {
  actingUser(ctx)
  const imported = await loadImportedYears(ctx.db)
  const nameOf = await namesOf(
    ctx.db,
    imported.map(({ importedBy }) => importedBy),
  )
  const own = imported.map(({ year, days, importedBy, importedAt }): CalendarYearView => ({
    year,
    days,
    source: 'import',
    importedBy: nameOf(importedBy),
    importedAt: importedAt.toString(),
  }))
  const replaced = new Set(own.map(({ year }) => year))
  const packaged = packagedYears()
    .filter(({ year }) => !replaced.has(year))
    .map(({ year, days }): CalendarYearView => ({ year, days, source: 'package', importedBy: null, importedAt: null }))
  return [...own, ...packaged].sort((a, b) => b.year - a.year)
}
