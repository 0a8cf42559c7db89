import { refuse, type Refusal } from '../refusal/refusal.ts'

/** Official working days (节假日 + 调休) of the years that are loaded. */
export interface WorkingCalendar {
  readonly years: readonly number[]
  readonly isWorkingDay: (date: Temporal.PlainDate) => boolean
}

/**
 * The n-th working day after `start` (n ≥ 0, whole): the first day does not count; with n = 0 it is `start`, or the next working day.
 * Refuses as soon as a day of a year that is not loaded would have to be judged: unknown years are not plain weekdays.
 * Source: 民法典 第201、203条.
 */
export const addWorkingDays = (
  start: Temporal.PlainDate,
  n: number,
  calendar: WorkingCalendar,
): { readonly ok: true; readonly date: Temporal.PlainDate } | Refusal => {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`)
  let date = n === 0 ? start : start.add({ days: 1 })
  for (let left = n; ; date = date.add({ days: 1 })) {
    if (!calendar.years.includes(date.year)) return refuse('calendar-year-missing', { year: date.year })
    if (!calendar.isWorkingDay(date)) continue
    if (left <= 1) return { ok: true, date }
    left -= 1
  }
}

/**
 * The n-th working day before `end` (n ≥ 0, whole): the last day does not count; with n = 0 it is `end`, or the working day before it.
 * Refuses like `addWorkingDays` as soon as a year is not loaded.
 */
export const subtractWorkingDays = (
  end: Temporal.PlainDate,
  n: number,
  calendar: WorkingCalendar,
): { readonly ok: true; readonly date: Temporal.PlainDate } | Refusal => {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`)
  let date = n === 0 ? end : end.subtract({ days: 1 })
  for (let left = n; ; date = date.subtract({ days: 1 })) {
    if (!calendar.years.includes(date.year)) return refuse('calendar-year-missing', { year: date.year })
    if (!calendar.isWorkingDay(date)) continue
    if (left <= 1) return { ok: true, date }
    left -= 1
  }
}
