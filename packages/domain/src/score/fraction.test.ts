import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dividedBy, plus, quotient, toCentiPoints, whole } from './fraction.ts'

describe('the one rounding', () => {
  it.each([
    ['a third of a point', quotient(2, 3), 33],
    ['two thirds', quotient(4, 3), 67],
    ['exactly half a hundredth goes up', quotient(1, 100), 1],
    ['just below half a hundredth goes down', quotient(999, 100_000), 0],
    ['half a hundredth below zero goes up, to zero', quotient(-1, 100), 0],
    ['more than half a hundredth below zero', quotient(-1001, 100_000), -1],
    ['whole points', whole(181), 9050],
  ])('%s', (_, units, centi) => {
    expect(toCentiPoints(units, 2)).toBe(centi)
  })

  it('is off by at most half a hundredth, upwards at exactly half', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(1, 2, 4, 10),
        (over, under, steps) => {
          const centi = BigInt(toCentiPoints(quotient(over, under), steps))
          // 2·(exact − centi)·under·steps lies in [−1, 1) · under·steps
          const twice = 2n * (BigInt(over) * 100n - centi * BigInt(under * steps))
          expect(twice >= -BigInt(under * steps) && twice < BigInt(under * steps)).toBe(true)
        },
      ),
    )
  })

  it('comes after exact sums', () => {
    const third = quotient(1, 3)
    expect(toCentiPoints(plus(plus(third, third), third), 1)).toBe(100)
    expect(toCentiPoints(dividedBy(plus(quotient(1, 2), whole(1)), 3), 1)).toBe(50)
  })
})
