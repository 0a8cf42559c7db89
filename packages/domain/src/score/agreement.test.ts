import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeBlock, kendallsW, severity } from './agreement.ts'
import type { ValidScore } from './valid.ts'

const sheet = (expertId: string, total: number): ValidScore => ({ expertId, total, units: {} })

describe('Kendall’s W', () => {
  it('is 1 when all raters agree on the order, whatever their levels', () => {
    expect(
      kendallsW([
        [10, 20, 30],
        [1, 2, 90],
      ]),
    ).toBe(1)
  })

  it('is 0 when two raters see it the other way round', () => {
    expect(
      kendallsW([
        [1, 2, 3, 4],
        [4, 3, 2, 1],
      ]),
    ).toBe(0)
  })

  it('corrects for ties', () => {
    // By hand: ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4; sums 2, 4.5, 5.5, 8; S = 18.5; T = 6; W = 12·18.5 / (4·60 − 2·6) = 222/228.
    expect(
      kendallsW([
        [1, 2, 2, 3],
        [1, 2, 3, 4],
      ]),
    ).toBe(0.9737)
  })

  it('equals the worked example of three judges and six items', () => {
    // By hand: column sums 8, 4, 12, 11, 9, 19 of 3 judges; mean 10.5; S = 126.5 − 5 = 121.5; W = 12·S/(9·210).
    const judges = [
      [1, 2, 5, 3, 4, 6],
      [4, 1, 2, 6, 3, 5],
      [3, 1, 5, 2, 4, 6],
    ]
    const sums = judges[0]?.map((_, item) => judges.reduce((sum, row) => sum + (row[item] ?? 0), 0)) ?? []
    expect(sums).toEqual([8, 4, 12, 11, 11, 17])
    // S = 6.25 + 42.25 + 2.25 + 0.25 + 0.25 + 42.25 = 93.5; 12 · 93.5 / 1890 = 0.59365
    expect(kendallsW(judges)).toBe(0.5937)
  })

  it('is null where it has no meaning', () => {
    expect(kendallsW([])).toBeNull()
    expect(kendallsW([[1, 2, 3]])).toBeNull()
    expect(kendallsW([[1], [2]])).toBeNull()
    expect(
      kendallsW([
        [5, 5],
        [7, 7],
      ]),
    ).toBeNull()
  })

  it('lies between 0 and 1 and does not depend on the order of raters or items', () => {
    const matrix = fc
      .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 7 }))
      .chain(([raters, items]) =>
        fc.array(fc.array(fc.nat(5), { minLength: items, maxLength: items }), { minLength: raters, maxLength: raters }),
      )
    fc.assert(
      fc.property(matrix, (totals) => {
        const w = kendallsW(totals)
        expect(w === null || (w >= 0 && w <= 1)).toBe(true)
        expect(kendallsW([...totals].toReversed().map((row) => [...row].toReversed()))).toBe(w)
      }),
    )
  })
})

describe('completeBlock', () => {
  it('keeps the applicants whom every expert scored', () => {
    const valid = new Map([
      ['a', [sheet('x', 1), sheet('y', 2)]],
      ['b', [sheet('x', 3)]],
      ['c', [sheet('x', 5), sheet('y', 6)]],
    ])
    expect(completeBlock(valid, ['y', 'x'])).toEqual([
      [2, 6],
      [1, 5],
    ])
  })
})

describe('severity', () => {
  it('is the mean deviation from the panel’s mean of the same applicants, in centi-points', () => {
    const valid = new Map([
      ['a', [sheet('x', 10), sheet('y', 20), sheet('z', 30)]],
      ['b', [sheet('x', 11), sheet('y', 12)]],
    ])
    // Half points: x −10 and −0.5 units → −5.25 units → −2.625 points; y 0 and +0.5 → 0.125; z +10 → 5.
    expect(severity(valid, 2)).toEqual({ x: -262, y: 13, z: 500 })
  })

  it('adds up to nothing when everybody scored everybody', () => {
    expect(severity(new Map([['a', [sheet('x', 4), sheet('y', 8)]]]), 2)).toEqual({ x: -100, y: 100 })
    expect(severity(new Map(), 2)).toEqual({})
  })
})
