import type { ScoreMatrixView } from '@zhengji/domain/score/view'
import { describe, expect, it } from 'vitest'
import { barShare, formatCentiPoints, heatLevel, matrixRows, maxUnits, meanCentiPoints } from './matrix.ts'

const name = { zh: '甲', en: 'A' }
const matrix: ScoreMatrixView = {
  role: 'platform',
  stepsPerPoint: 2,
  applicants: [
    { id: 'p', number: '1', name: 'P' },
    { id: 'q', number: '2', name: 'Q' },
  ],
  experts: [
    { id: 'a', name: 'A', sheetId: 's', complete: true },
    { id: 'b', name: 'B', sheetId: 't', complete: false },
    { id: 'c', name: 'C', sheetId: 'u', complete: true },
  ],
  criteria: [
    { id: 'x', name, maxUnits: 20, kind: 'objective' },
    { id: 'y', name, maxUnits: 10, kind: 'subjective' },
  ],
  units: { a: { p: { x: 0, y: 9 }, q: { x: 10, y: 10 } }, b: { p: { x: 20 } }, c: { p: { x: 19, y: 10 } } },
  recused: [{ expertId: 'c', applicationId: 'q' }],
  replaced: [],
  agreement: { kendallsW: null, raters: 3, items: 0, severity: {}, spread: [], disagreements: [] },
}

describe('the score matrix', () => {
  it('adds totals, keeps a given 0, and tells missing from recused', () => {
    expect(matrixRows(matrix, null)).toEqual([
      {
        applicationId: 'p',
        cells: [
          { state: 'scored', units: 9 },
          { state: 'missing', missing: 1 },
          { state: 'scored', units: 29 },
        ],
        mean: 950,
        spread: 20,
      },
      {
        applicationId: 'q',
        cells: [{ state: 'scored', units: 20 }, { state: 'missing', missing: 2 }, { state: 'recused' }],
        mean: 1000,
        spread: null,
      },
    ])
  })

  it('shows one criterion alone', () => {
    expect(matrixRows(matrix, 'y').map(({ cells }) => cells)).toEqual([
      [
        { state: 'scored', units: 9 },
        { state: 'missing', missing: 1 },
        { state: 'scored', units: 10 },
      ],
      [{ state: 'scored', units: 10 }, { state: 'missing', missing: 1 }, { state: 'recused' }],
    ])
    expect([maxUnits(matrix, null), maxUnits(matrix, 'y')]).toEqual([30, 10])
  })
})

describe('numbers people read', () => {
  it('rounds half up to hundredths', () => {
    expect(meanCentiPoints([1, 1, 0], 2)).toBe(33)
    expect(meanCentiPoints([1, 0, 0, 0], 200)).toBe(0)
    expect(meanCentiPoints([1], 200)).toBe(1)
    expect(meanCentiPoints([], 2)).toBeNull()
  })
  it.each([
    [8750, '87.50'],
    [5, '0.05'],
    [-5, '-0.05'],
    [-1234, '-12.34'],
    [0, '0.00'],
  ])('%d hundredths are %s', (centi, text) => {
    expect(formatCentiPoints(centi)).toBe(text)
  })
  it('changes colour exactly at the bounds', () => {
    expect([0, 119, 120, 139, 140, 160, 179, 180, 200].map((units) => heatLevel(units, 200))).toEqual([0, 0, 1, 1, 2, 3, 3, 4, 4])
  })
  it('draws the longest bar full and nothing for nothing', () => {
    expect([barShare(-50, [10, -50, 20]), barShare(20, [10, -50, 20]), barShare(0, [0]), barShare(0, [])]).toEqual([100, 40, 0, 0])
  })
})
