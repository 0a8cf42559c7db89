import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from './canonical.ts'

/** The same value with every object's members in reverse order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  const copy: [string, unknown][] = Object.entries(value).map(([name, member]) => [name, reversed(member)])
  return Object.fromEntries(copy.toReversed())
}

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('canonical JSON', () => {
  it('sorts keys by code unit, leaves out undefined members and uses no blanks', () => {
    expect(canonical({ b: 1, a: [true, null, 'é'], B: { z: undefined, y: 2.5 } })).toBe('{"B":{"y":2.5},"a":[true,null,"é"],"b":1}')
  })

  it('turns an undefined item of an array into null, as JSON does', () => {
    expect(canonical([undefined, 1])).toBe('[null,1]')
  })

  it('gives equal bytes whatever order the members were built in, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(reversed(value))).toBe(canonical(value))
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('gives equal bytes exactly for equal values', () => {
    const small = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom({ a: 1, b: [] }, { b: [], a: 1 }, { a: 1, b: {} }, [], {}, '', null, '1', 1),
    )
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(canonical(a) === canonical(b)).toBe(isDeepStrictEqual(stored(a), stored(b)))
      }),
    )
  })

  it('refuses what JSON cannot hold', () => {
    expect(() => canonical(Number.NaN)).toThrow(RangeError)
    expect(() => canonical({ a: Infinity })).toThrow(RangeError)
    expect(() => canonical(1n)).toThrow(TypeError)
    expect(() => canonical(() => 1)).toThrow(TypeError)
  })
})
