import type { QuietHours, Rung } from '../call/definition.ts'
import { subtractWorkingDays, type WorkingCalendar } from '../calendar/working-days.ts'
import { isQuiet, nextAwake, pulledForward } from '../time/quiet-hours.ts'

/** `t-48h`; whole hours. */
export const hoursBefore = (hours: number): Rung => ({ id: `t-${hours}h`, hoursBefore: hours })

/** `w-2d-0900`; `at` is `HH:mm`. */
export const workingDaysBefore = (days: number, at: string): Rung => ({
  id: `w-${days}d-${at.replace(':', '')}`,
  workingDaysBefore: days,
  at,
})

/** `s-24h`; 0 is at once. */
export const hoursAfterStart = (hours: number): Rung => ({ id: `s-${hours}h`, hoursAfterStart: hours })

/** What a form knows of a rung: its figures without the id that follows from them. */
export type RungFigures =
  | { readonly hoursBefore: number }
  | { readonly workingDaysBefore: number; readonly at: string }
  | { readonly hoursAfterStart: number }

/** The rung of stored figures, with the id that they have always had. */
export const rungOf = (rung: RungFigures): Rung => {
  if ('hoursBefore' in rung) return hoursBefore(rung.hoursBefore)
  return 'hoursAfterStart' in rung ? hoursAfterStart(rung.hoursAfterStart) : workingDaysBefore(rung.workingDaysBefore, rung.at)
}

/** Of the rungs of one kind the farther from the deadline comes first; start rungs come before all, working days before hours. */
export const byDistance = (a: Rung, b: Rung): number => distance(a) - distance(b)

const distance = (rung: Rung): number => {
  if ('hoursAfterStart' in rung) return rung.hoursAfterStart - 1e9
  if ('workingDaysBefore' in rung) return -rung.workingDaysBefore * 24 - 1e6
  return -rung.hoursBefore
}

export interface RungClock {
  readonly timeZone: string
  readonly quiet: QuietHours
  readonly calendar: WorkingCalendar
}

export type RungTime =
  | {
      readonly ok: true
      readonly dueAt: Temporal.Instant
      /** The instant that the rung names, when quiet hours moved it. */
      readonly movedFrom: Temporal.Instant | null
    }
  | { readonly ok: false; readonly reason: 'calendar-year-missing' }

/**
 * When a rung falls due. Before a deadline the quiet hours pull it forward (earlier, so that nothing comes too late); what is told after
 * something happened waits for the morning instead. Null when the ladder lacks what the rung counts from. Working days are refused in a
 * year whose official days are not loaded. Source of counting days: 民法典 第201、203条.
 */
export const rungTime = (
  rung: Rung,
  deadline: Temporal.Instant | null,
  since: Temporal.Instant | null,
  { timeZone, quiet, calendar }: RungClock,
): RungTime | null => {
  if ('hoursAfterStart' in rung) {
    if (since === null) return null
    const named = since.add({ hours: rung.hoursAfterStart })
    return { ok: true, dueAt: nextAwake(named, timeZone, quiet), movedFrom: isQuiet(named, timeZone, quiet) ? named : null }
  }
  if (deadline === null) return null
  if ('hoursBefore' in rung) return forward(deadline.subtract({ hours: rung.hoursBefore }), timeZone, quiet)
  const day = subtractWorkingDays(deadline.toZonedDateTimeISO(timeZone).toPlainDate(), rung.workingDaysBefore, calendar)
  if (!day.ok) return { ok: false, reason: 'calendar-year-missing' }
  return forward(day.date.toZonedDateTime({ timeZone, plainTime: rung.at }).toInstant(), timeZone, quiet)
}

const forward = (named: Temporal.Instant, timeZone: string, quiet: QuietHours): RungTime => ({
  ok: true,
  dueAt: pulledForward(named, timeZone, quiet),
  movedFrom: isQuiet(named, timeZone, quiet) ? named : null,
})
