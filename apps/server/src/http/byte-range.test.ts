import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseByteRange } from './byte-range.ts'

describe('a Range header', () => {
  it.each([
    ['bytes=0-0', 10, { start: 0, end: 0 }],
    ['bytes=2-4', 10, { start: 2, end: 4 }],
    ['bytes=8-100', 10, { start: 8, end: 9 }],
    ['bytes=9-', 10, { start: 9, end: 9 }],
    ['bytes=-3', 10, { start: 7, end: 9 }],
    ['bytes=-30', 10, { start: 0, end: 9 }],
    ['bytes=10-', 10, 'unsatisfiable'],
    ['bytes=-0', 10, 'unsatisfiable'],
    ['bytes=0-', 0, 'unsatisfiable'],
    ['bytes=4-2', 10, null],
    ['bytes=0-1,3-4', 10, null],
    ['bytes=-', 10, null],
    ['pages=1-2', 10, null],
    [undefined, 10, null],
  ])('%s of %i bytes asks for %o', (header, size, expected) => {
    expect(parseByteRange(header, size)).toEqual(expected)
  })

  it('never asks for a byte that is not there', () => {
    const header = fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,5}-\d{0,5}$/))
    const there = fc.property(header, fc.nat(20_000), (asked, size) => {
      const range = parseByteRange(asked, size)
      return range === null || range === 'unsatisfiable' || (0 <= range.start && range.start <= range.end && range.end < size)
    })
    expect(() => fc.assert(there)).not.toThrow()
  })
})
