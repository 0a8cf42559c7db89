import { eq, max } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { officialYears } from '@zhengji/db/schema/index'
import { checkOfficialYear, type officialYearInput } from '@zhengji/domain/calendar/official-days'
import type { CalendarYearView } from '@zhengji/domain/calendar/view'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { withTransaction } from '../transaction.ts'
import { namesOf } from '../user/names.ts'

/** Takes over the official days of a year as a new version; every ladder in working days follows with the next sweep, which is woken. */
export const importCalendarYear = async (ctx: Context, input: v.InferOutput<typeof officialYearInput>): Promise<CalendarYearView> => {
  authorize(ctx, 'calendar:write', null)
  const importedBy = actingUser(ctx)
  const checked = checkOfficialYear(input)
  if (!checked.ok) throw new ServiceError('VALIDATION', checked.reason, checked.params)
  const days = [...input.days].sort((a, b) => (a.date < b.date ? -1 : 1))
  return withTransaction(ctx, async (tx) => {
    const [newest] = await tx.db
      .select({ version: max(officialYears.version) })
      .from(officialYears)
      .where(eq(officialYears.year, input.year))
    const version = (newest?.version ?? 0) + 1
    const importedAt = await tx.ports.clock(tx.db)
    const written = await tx.db
      .insert(officialYears)
      .values({ id: newId(), year: input.year, version, days, importedBy, importedAt })
      .onConflictDoNothing()
      .returning({ id: officialYears.id })
    // Somebody else imported the same year in the same moment.
    if (written.length === 0) throw new ServiceError('CONFLICT', 'database-conflict')
    tx.wake({ name: 'truth.sweep', payload: {} })
    await appendAudit(tx, {
      action: 'calendar.import',
      subjectType: 'calendar',
      subjectId: String(input.year),
      after: { year: input.year, version, days: days.length },
    })
    const nameOf = await namesOf(tx.db, [importedBy])
    return { year: input.year, days, source: 'import', importedBy: nameOf(importedBy), importedAt: importedAt.toString() }
  })
}
