import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCall } from '../calls/registry.ts'
import { announcedRound } from './announced.ts'
import { isRehearsalPrefix, minutesToHallClose, rehearsalRound } from './rehearsal.ts'

const definition = findCall('chongqing-invoice-lottery-2026', 1)
if (definition === undefined) throw new Error('the Chongqing call is not registered')
const now = Temporal.Instant.from('2026-11-24T04:30:00.123Z')

describe('a rehearsal round', () => {
  it('opens now, closes after the minutes asked for, and is marked in name and prefix', () => {
    const round = rehearsalRound(definition, { name: '窗口培训', ordinal: 1, now, closesInMinutes: 90 })
    expect({ ...round, opensAt: round.opensAt.toString(), closesAt: round.closesAt.toString() }).toEqual({
      realm: 'rehearsal',
      name: '窗口培训（演练）',
      numberPrefix: 'YL1-CQFP2026',
      opensAt: '2026-11-24T04:30:00.123Z',
      closesAt: '2026-11-24T06:00:00.123Z',
    })
  })

  it('does not mark a name twice', () => {
    expect(rehearsalRound(definition, { name: '第一次演练', ordinal: 1, now, closesInMinutes: 1 }).name).toBe('第一次演练')
  })

  it('never shares a prefix with the real round or another rehearsal', () => {
    const real = announcedRound(definition)
    expect(isRehearsalPrefix(real.numberPrefix)).toBe(false)
    const ordinal = fc.integer({ min: 1, max: 5000 })
    fc.assert(
      fc.property(ordinal, ordinal, (a, b) => {
        const [first, second] = [a, b].map(
          (n) => rehearsalRound(definition, { name: '演练', ordinal: n, now, closesInMinutes: 1 }).numberPrefix,
        )
        expect(first === second).toBe(a === b)
        expect(isRehearsalPrefix(first ?? '')).toBe(true)
      }),
    )
  })

  it('refuses ordinals and minutes below one', () => {
    expect(() => rehearsalRound(definition, { name: '演练', ordinal: 0, now, closesInMinutes: 1 })).toThrow(RangeError)
    expect(() => rehearsalRound(definition, { name: '演练', ordinal: 1, now, closesInMinutes: 0 })).toThrow(RangeError)
  })
})

describe('the proposed cut-off of a rehearsal', () => {
  it('is the close of the hall in the zone of the call', () => {
    // 12:30 in Shanghai, five hours before 17:30
    expect(minutesToHallClose(definition, Temporal.Instant.from('2026-11-24T04:30:00Z'), 0)).toBe(300)
    expect(minutesToHallClose(definition, Temporal.Instant.from('2026-11-24T04:30:00Z'), 2)).toBe(300 + 2 * 24 * 60)
  })

  it('moves to the next day when today’s close has come', () => {
    expect(minutesToHallClose(definition, Temporal.Instant.from('2026-11-24T09:29:00Z'), 0)).toBe(1)
    expect(minutesToHallClose(definition, Temporal.Instant.from('2026-11-24T09:30:00Z'), 0)).toBe(24 * 60)
  })
})

describe('the real round', () => {
  it('stands exactly as announced', () => {
    const round = announcedRound(definition)
    expect({ ...round, opensAt: round.opensAt.toString(), closesAt: round.closesAt.toString() }).toEqual({
      realm: 'real',
      name: '重庆有奖发票征集',
      numberPrefix: 'CQFP2026',
      opensAt: '2026-01-26T01:00:00Z',
      closesAt: '2026-01-28T09:30:00Z',
    })
  })
})
