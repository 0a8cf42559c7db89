import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timing } from './window.ts'

const window = {
  opensAt: Temporal.Instant.from('2026-01-26T09:00:00+08:00'),
  closesAt: Temporal.Instant.from('2026-01-28T17:30:00+08:00'),
}

describe('the window of a round', () => {
  it.each([
    ['one millisecond before it opens', window.opensAt.subtract({ milliseconds: 1 }), 'early'],
    ['when it opens', window.opensAt, 'in-time'],
    ['one millisecond before the cut-off', window.closesAt.subtract({ milliseconds: 1 }), 'in-time'],
    ['one nanosecond before the cut-off', window.closesAt.subtract({ nanoseconds: 1 }), 'in-time'],
    ['at the cut-off', window.closesAt, 'late'],
    ['one millisecond after the cut-off', window.closesAt.add({ milliseconds: 1 }), 'late'],
  ])('%s', (_, now, expected) => {
    expect(timing(window, now)).toBe(expected)
  })

  it('is the same for a clock in another zone, also across a change of daylight saving', () => {
    expect(timing(window, Temporal.Instant.from('2026-01-28T04:29:59.999-05:00'))).toBe('in-time')
    expect(timing(window, Temporal.Instant.from('2026-01-28T04:30:00-05:00'))).toBe('late')
    const overnight = {
      opensAt: Temporal.ZonedDateTime.from('2026-03-08T01:30[America/New_York]').toInstant(),
      closesAt: Temporal.ZonedDateTime.from('2026-03-08T03:30[America/New_York]').toInstant(),
    }
    // One hour long, not two: clocks jump from 2:00 to 3:00.
    expect(timing(overnight, overnight.opensAt.add({ minutes: 59 }))).toBe('in-time')
    expect(timing(overnight, overnight.opensAt.add({ minutes: 60 }))).toBe('late')
  })

  it('never goes back: as time passes it is early, then in time, then late', () => {
    const order = { early: 0, 'in-time': 1, late: 2 }
    const around = fc.integer({ min: -200_000_000, max: 400_000_000 }).map((ms) => window.opensAt.add({ milliseconds: ms }))
    fc.assert(
      fc.property(around, around, (a, b) => {
        const [first, second] = Temporal.Instant.compare(a, b) <= 0 ? [a, b] : [b, a]
        expect(order[timing(window, first)]).toBeLessThanOrEqual(order[timing(window, second)])
      }),
    )
  })
})
