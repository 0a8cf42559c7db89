import { describe, expect, it } from 'vitest'
import { distanceOf, formatForPaper, weekdayOf } from './format.ts'

describe('dates on paper', () => {
  const iso = '2026-01-28T09:29:59.999999Z'
  it.each([
    ['zh', 'none', '2026年1月28日'],
    ['zh', 'minute', '2026年1月28日 17:29'],
    ['zh', 'second', '2026年1月28日 17:29:59'],
    ['en', 'none', '28 January 2026'],
    ['en', 'minute', '28 January 2026 at 17:29'],
    ['en', 'second', '28 January 2026 at 17:29:59'],
  ] as const)('in %s, exact to %s: %s', (locale, time, words) => {
    expect(formatForPaper(iso, 'Asia/Shanghai', locale, time)).toBe(words)
  })

  it('never round up: a receipt of 17:29:59.999999 is not one of 17:30', () => {
    expect(formatForPaper('2026-01-28T15:59:59.999999Z', 'Asia/Shanghai', 'zh', 'second')).toBe('2026年1月28日 23:59:59')
    expect(formatForPaper('2026-01-28T16:00:00Z', 'Asia/Shanghai', 'zh', 'second')).toBe('2026年1月29日 00:00:00')
  })
})

it.each([
  ['2026-01-28T09:30:00Z', 'zh', '周三', '2小时前'],
  ['2026-01-28T09:30:00Z', 'en', 'Wed', '2 hours ago'],
  ['2026-01-28T16:30:00Z', 'zh', '周四', '5小时后'],
  ['2026-01-28T11:29:31Z', 'en', 'Wed', '29 seconds ago'],
  ['2026-01-25T11:29:00Z', 'zh', '周日', '3天前'],
  ['2024-01-28T11:30:00Z', 'zh', '周日', '2年前'],
] as const)('%s in %s falls on %s and is told as %s', (iso, locale, weekday, distance) => {
  expect([weekdayOf(iso, 'Asia/Shanghai', locale), distanceOf(iso, locale, Date.parse('2026-01-28T11:30:00Z'))]).toEqual([
    weekday,
    distance,
  ])
})
