import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applicationNumber, lateNumber, noticeNumber, paddedNumber, receiptNumber } from './number.ts'

describe('numbers of a round', () => {
  it('write prefix, mark and four digits', () => {
    expect(applicationNumber('CQFP2026', '统', 7)).toBe('CQFP2026-统-0007')
    expect(receiptNumber('CQFP2026', 12)).toBe('CQFP2026-收-0012')
    expect(lateNumber('CQFP2026', 1)).toBe('CQFP2026-逾-0001')
    expect(noticeNumber('YL1-CQFP2026', 345)).toBe('YL1-CQFP2026-补-0345')
  })

  it('grow beyond four digits instead of repeating', () => {
    expect([9999, 10_000, 123_456].map(paddedNumber)).toEqual(['9999', '10000', '123456'])
  })

  it('are refused for what is no position in a series', () => {
    for (const n of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => paddedNumber(n)).toThrow(RangeError)
  })

  it('differ whenever their position, mark or prefix differs', () => {
    const part = fc.tuple(
      fc.constantFrom('CQFP2026', 'YL1-CQFP2026', 'YL2-CQFP2026'),
      fc.constantFrom('统', '平'),
      fc.integer({ min: 1, max: 200_000 }),
    )
    fc.assert(
      fc.property(part, part, (a, b) => {
        expect(applicationNumber(...a) === applicationNumber(...b)).toBe(a.join() === b.join())
      }),
    )
  })
})
