import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meanOfOthers } from './replacement.ts'

describe('the mean of the others', () => {
  it('is what they gave where they agree', () => {
    expect(
      meanOfOthers(
        ['a', 'b'],
        [
          { a: 7, b: 0 },
          { a: 7, b: 0 },
          { a: 7, b: 0 },
        ],
      ),
    ).toEqual({ a: 7, b: 0 })
  })

  it('rounds the total once, half-up, and gives the rest to the largest remainder, then to the earlier criterion', () => {
    // Sums 5, 6, 7 of two: 2.5 + 3 + 3.5 = 9 exactly: one of the two halves is raised, the earlier.
    expect(
      meanOfOthers(
        ['a', 'b', 'c'],
        [
          { a: 2, b: 3, c: 3 },
          { a: 3, b: 3, c: 4 },
        ],
      ),
    ).toEqual({ a: 3, b: 3, c: 3 })
    // Sums 4 and 8 of three: 1⅓ + 2⅔ = 4: the larger remainder is raised.
    expect(
      meanOfOthers(
        ['a', 'b'],
        [
          { a: 1, b: 2 },
          { a: 1, b: 3 },
          { a: 2, b: 3 },
        ],
      ),
    ).toEqual({ a: 1, b: 3 })
    // 2.5 in total becomes 3.
    expect(meanOfOthers(['a'], [{ a: 2 }, { a: 3 }])).toEqual({ a: 3 })
  })

  it('is never further than one unit from a criterion’s mean nor half a unit from the total’s, and stays within what was given', () => {
    const panel = fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 14 })).chain(([criteria, members]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: criteria, maxLength: criteria }), {
        minLength: members,
        maxLength: members,
      }),
    )
    fc.assert(
      fc.property(panel, (given) => {
        const ids = (given[0] ?? []).map((_, index) => `c${index}`)
        const mean = meanOfOthers(
          ids,
          given.map((row) => Object.fromEntries(row.map((units, index) => [`c${index}`, units]))),
        )
        const count = given.length
        let total = 0
        let sum = 0
        for (const [index, id] of ids.entries()) {
          const column = given.map((row) => row[index] ?? 0)
          const exact = column.reduce((all, one) => all + one, 0)
          const value = mean[id] ?? -1
          expect(Number.isInteger(value) && value >= Math.min(...column) && value <= Math.max(...column)).toBe(true)
          expect(Math.abs(value * count - exact)).toBeLessThan(count)
          total += value
          sum += exact
        }
        // Half-up: −½ < total − mean ≤ ½.
        expect(2 * (total * count - sum)).toBeGreaterThan(-count)
        expect(2 * (total * count - sum)).toBeLessThanOrEqual(count)
      }),
    )
  })
})
