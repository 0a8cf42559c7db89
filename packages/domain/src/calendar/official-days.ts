import * as v from 'valibot'
import { textField } from '../fields.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import type { WorkingCalendar } from './working-days.ts'

/** One line of the yearly notice of the State Council: a weekday off, or a Saturday or Sunday that is worked (调休). */
export interface OfficialDay {
  readonly name: string
  /** ISO date. */
  readonly date: string
  readonly isOffDay: boolean
}

/** The days of one year that differ from the plain week, or that are holidays on a weekend. */
export interface OfficialYear {
  readonly year: number
  readonly days: readonly OfficialDay[]
}

const dayField = v.object({
  name: textField(40),
  date: v.pipe(v.string(), v.isoDate()),
  isOffDay: v.boolean(),
})

/** Years as far as the office can plan; 120 days is several times of what any notice has had. */
export const officialYearInput = v.object({
  year: v.pipe(v.number(), v.integer(), v.minValue(2004), v.maxValue(2100)),
  days: v.pipe(v.array(dayField), v.minLength(1), v.maxLength(120)),
})

const isWeekend = (date: Temporal.PlainDate): boolean => date.dayOfWeek > 5

/**
 * Refuses days that cannot be an official notice: another year, a date twice, a weekday that is said to be worked (it always is), or less
 * than the eleven holidays of the 全国年节及纪念日放假办法 — half a year imported would silently count the rest as plain weekdays.
 */
export const checkOfficialYear = ({ year, days }: OfficialYear): { readonly ok: true } | Refusal => {
  const dates = new Set<string>()
  for (const { date, isOffDay } of days) {
    const day = Temporal.PlainDate.from(date)
    // The last days of December may belong to the notice of the year after; they are imported with that year's own file.
    if (day.year !== year) return refuse('calendar-days', { found: date })
    if (dates.has(date)) return refuse('calendar-days', { found: `${date} × 2` })
    if (!isOffDay && !isWeekend(day)) return refuse('calendar-days', { found: date })
    dates.add(date)
  }
  const off = days.filter(({ isOffDay }) => isOffDay).length
  return off < 11 ? refuse('calendar-days', { found: `${off} × isOffDay` }) : { ok: true }
}

/** A calendar of exactly these years: weekdays are worked unless they are off, weekends are not unless they are worked. */
export const calendarOf = (years: readonly OfficialYear[]): WorkingCalendar => {
  const known = new Map(years.flatMap(({ days }) => days.map(({ date, isOffDay }) => [date, isOffDay] as const)))
  return {
    years: years.map(({ year }) => year),
    isWorkingDay: (date) => {
      const off = known.get(date.toString())
      return off === undefined ? !isWeekend(date) : !off
    },
  }
}
