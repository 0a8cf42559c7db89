import chineseDays from 'chinese-days'
import type { OfficialDay, OfficialYear } from '@zhengji/domain/calendar/official-days'

/** The package begins with 2004 and knows no year before its notice is published in November of the year before. */
const firstYear = 2004
const lastYear = 2100

/** Names of official days read `National Day,国庆节,3`; those of other days are names of weekdays. */
const officialDay = (date: string): OfficialDay | null => {
  const { work, name } = chineseDays.getDayDetail(date)
  const [, zh] = name.split(',')
  return zh === undefined ? null : { name: zh, date, isOffDay: !work }
}

const daysOf = (year: number): readonly OfficialDay[] => {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  return Array.from({ length: first.daysInYear }, (_, index) => officialDay(first.add({ days: index }).toString())).filter(
    (day) => day !== null,
  )
}

let known: readonly OfficialYear[] | null = null

/**
 * Official days that came with the software, from `chinese-days`. A year that it does not know reads there as plain weekdays; 1 October is
 * a holiday in every year that it does know, and years without it are left out, so that nobody counts in them.
 */
export const packagedYears = (): readonly OfficialYear[] => {
  known ??= Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index)
    .filter((year) => officialDay(`${year}-10-01`) !== null)
    .map((year) => ({ year, days: daysOf(year) }))
  return known
}
