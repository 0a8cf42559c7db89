import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isQuiet, nextAwake, pulledForward } from './quiet-hours.ts'

const zone = 'Asia/Shanghai'
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant()
const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

describe('quiet hours', () => {
  it.each([
    ['2026-01-28T20:59', false],
    ['2026-01-28T21:00', true],
    ['2026-01-28T00:00', true],
    ['2026-01-28T07:59', true],
    ['2026-01-28T08:00', false],
  ])('%s quiet: %s', (moment, quiet) => {
    expect(isQuiet(at(moment), zone)).toBe(quiet)
  })

  it.each([
    ['2026-01-28T21:00', '2026-01-28T20:30', '2026-01-29T08:00'],
    ['2026-01-28T23:59', '2026-01-28T20:30', '2026-01-29T08:00'],
    ['2026-01-28T00:00', '2026-01-27T20:30', '2026-01-28T08:00'],
    ['2026-01-28T07:59', '2026-01-27T20:30', '2026-01-28T08:00'],
    ['2026-01-28T08:00', '2026-01-28T08:00', '2026-01-28T08:00'],
    ['2026-01-28T20:45', '2026-01-28T20:45', '2026-01-28T20:45'],
  ])('%s is pulled forward to %s, and the next moment to disturb anybody is %s', (moment, earlier, later) => {
    expect(local(pulledForward(at(moment), zone))).toBe(earlier)
    expect(local(nextAwake(at(moment), zone))).toBe(later)
  })

  it('in any zone, also at a change of daylight saving, moves out of the quiet hours and never the wrong way', () => {
    const moments = fc.integer({ min: 0, max: 40_000_000 }).map((seconds) => Temporal.Instant.from('2026-01-01T00:00:00Z').add({ seconds }))
    fc.assert(
      fc.property(moments, fc.constantFrom(zone, 'America/New_York', 'Asia/Kathmandu', 'UTC'), (moment, timeZone) => {
        const [earlier, later] = [pulledForward(moment, timeZone), nextAwake(moment, timeZone)]
        expect([isQuiet(earlier, timeZone), isQuiet(later, timeZone)]).toEqual([false, false])
        expect(Temporal.Instant.compare(earlier, moment)).toBeLessThanOrEqual(0)
        expect(Temporal.Instant.compare(later, moment)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })
})
