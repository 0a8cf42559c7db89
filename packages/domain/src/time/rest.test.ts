import { describe, expect, it } from 'vitest'
import { restInWords } from './rest.ts'
import { wallClock } from './wall-clock.ts'

const deadline = Temporal.Instant.from('2026-01-28T17:30:00+08:00')

describe('the time that is left', () => {
  it.each([
    [{ hours: 48 }, '2 天', '2 days'],
    [{ hours: 27, minutes: 59 }, '1 天 3 小时', '1 day 3 hours'],
    [{ hours: 24, minutes: 5 }, '1 天', '1 day'],
    [{ hours: 4 }, '4 小时', '4 hours'],
    [{ hours: 1, minutes: 1 }, '1 小时 1 分钟', '1 hour 1 minute'],
    [{ minutes: 59, seconds: 59 }, '59 分钟', '59 minutes'],
    [{ seconds: 59 }, '不足 1 分钟', 'less than a minute'],
    [{ seconds: -5 }, '不足 1 分钟', 'less than a minute'],
  ])('%o reads %s', (left, zh, en) => {
    const seconds = Temporal.Duration.from(left).total('seconds')
    expect(restInWords(deadline.subtract({ seconds }), deadline)).toEqual({ zh, en })
  })
})

describe('a wall clock', () => {
  it('shows the time of the call’s zone, not of the machine', () => {
    expect(wallClock(deadline, 'Asia/Shanghai')).toEqual({ zh: '2026年1月28日 17:30（北京时间）', en: '2026-01-28 17:30 (Beijing time)' })
    expect(wallClock(deadline, 'UTC')).toEqual({ zh: '2026年1月28日 09:30（UTC）', en: '2026-01-28 09:30 (UTC)' })
  })
})
