import { describe, expect, it } from 'vitest'
import { calendarOf, checkOfficialYear, type OfficialDay } from './official-days.ts'
import { addWorkingDays, subtractWorkingDays } from './working-days.ts'

const holiday = (date: string): OfficialDay => ({ name: '假日', date, isOffDay: true })
const january = Array.from({ length: 11 }, (_, index) => holiday(`2027-01-${String(index + 1).padStart(2, '0')}`))
const found = (days: readonly OfficialDay[]) => {
  const checked = checkOfficialYear({ year: 2027, days })
  return checked.ok ? 'ok' : checked.params['found']
}

describe('official days to import', () => {
  it('are eleven holidays or more of one year, and worked weekends', () => {
    expect(found([...january, { name: '调休', date: '2027-01-17', isOffDay: false }])).toBe('ok')
  })

  it.each([
    ['another year', [...january, holiday('2028-01-01')], '2028-01-01'],
    ['a date twice', [...january, holiday('2027-01-03')], '2027-01-03 × 2'],
    ['a weekday that is worked', [...january, { name: '调休', date: '2027-01-18', isOffDay: false }], '2027-01-18'],
    ['half a year', january.slice(1), '10 × isOffDay'],
  ])('are not %s', (_, days, expected) => {
    expect(found(days)).toBe(expected)
  })
})

it('a calendar counts its own years only, there and back', () => {
  const calendar = calendarOf([{ year: 2027, days: [holiday('2027-10-01'), { name: '调休', date: '2027-10-09', isOffDay: false }] }])
  const day = (iso: string) => Temporal.PlainDate.from(iso)
  expect([calendar.years, calendar.isWorkingDay(day('2027-10-01')), calendar.isWorkingDay(day('2027-10-09'))]).toEqual([
    [2027],
    false,
    true,
  ])
  const there = addWorkingDays(day('2027-09-30'), 7, calendar)
  expect(there).toEqual({ ok: true, date: day('2027-10-11') })
  expect(subtractWorkingDays(day('2027-10-11'), 7, calendar)).toEqual({ ok: true, date: day('2027-09-30') })
  expect(subtractWorkingDays(day('2027-01-01'), 1, calendar)).toMatchObject({
    ok: false,
    reason: 'calendar-year-missing',
    params: { year: 2026 },
  })
})
