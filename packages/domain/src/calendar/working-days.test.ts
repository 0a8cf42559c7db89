import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, type WorkingCalendar } from './working-days.ts'

/** 国务院办公厅关于2026年部分节假日安排的通知 (国办发明电〔2025〕7号): weekdays off, and Saturdays and Sundays worked, up to May. */
const off = new Set([
  '2026-01-01',
  '2026-01-02',
  '2026-02-16',
  '2026-02-17',
  '2026-02-18',
  '2026-02-19',
  '2026-02-20',
  '2026-02-23',
  '2026-04-06',
  '2026-05-01',
  '2026-05-04',
  '2026-05-05',
])
const worked = new Set(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09'])
const calendar: WorkingCalendar = {
  years: [2026],
  isWorkingDay: (date) => worked.has(date.toString()) || (date.dayOfWeek <= 5 && !off.has(date.toString())),
}
const after = (start: string, n: number) => {
  const end = addWorkingDays(Temporal.PlainDate.from(start), n, calendar)
  return end.ok ? end.date.toString() : end
}

describe('addWorkingDays', () => {
  it.each([
    ['over a weekend', '2026-01-29', 5, '2026-02-05'],
    ['over the Spring Festival, with a Saturday worked', '2026-02-12', 5, '2026-02-26'],
    ['from a Friday', '2026-01-30', 1, '2026-02-02'],
    ['from a Saturday', '2026-01-31', 1, '2026-02-02'],
    ['onto a Saturday that is worked', '2026-02-13', 1, '2026-02-14'],
    ['from within the holidays', '2026-02-18', 1, '2026-02-24'],
  ])('%s: %s + %i → %s', (_, start, n, expected) => {
    expect(after(start, n)).toBe(expected)
  })

  it('with none to add stays, or moves off a holiday', () => {
    expect(after('2026-02-12', 0)).toBe('2026-02-12')
    expect(after('2026-02-17', 0)).toBe('2026-02-24')
  })

  it('refuses to count in a year that is not loaded, and only then', () => {
    expect(after('2026-12-30', 1)).toBe('2026-12-31')
    expect(after('2026-12-31', 1)).toEqual({ ok: false, reason: 'calendar-year-missing', params: { year: 2027 } })
    expect(after('2027-06-01', 1)).toEqual({ ok: false, reason: 'calendar-year-missing', params: { year: 2027 } })
    expect(after('2025-12-31', 1)).toBe('2026-01-04')
    expect(after('2025-12-30', 1)).toEqual({ ok: false, reason: 'calendar-year-missing', params: { year: 2025 } })
  })

  it('throws at half or negative days', () => {
    expect(() => after('2026-02-12', 1.5)).toThrow(RangeError)
    expect(() => after('2026-02-12', -1)).toThrow(RangeError)
  })

  it('ends on a working day with exactly n working days behind the start', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 40 }), (offset, n) => {
        const start = Temporal.PlainDate.from('2026-01-01').add({ days: offset })
        const end = addWorkingDays(start, n, calendar)
        const date = end.ok ? end.date : start
        const days = Array.from({ length: start.until(date).days }, (_, index) => start.add({ days: index + 1 }))
        expect(days.filter((day) => calendar.isWorkingDay(day))).toHaveLength(n)
        expect(days.at(-1)?.equals(date) === true && calendar.isWorkingDay(date)).toBe(true)
      }),
    )
  })
})
