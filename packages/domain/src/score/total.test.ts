import { describe, expect, it } from 'vitest'
import { rubricOf } from '../testing/rubric.ts'
import { findDisagreements } from './disagreement.ts'
import { findObjectiveDifferences } from './objective.ts'
import { groupUnits, totalUnits } from './total.ts'
import { validScores } from './valid.ts'

const rubric = rubricOf({ system: { uptime: 10, design: 10 }, service: { staff: 5 } }, ['uptime'])
const full = { uptime: 20, design: 15, staff: 0 }

describe('totals', () => {
  it('add up units over rubric and group; a zero is a score', () => {
    expect(totalUnits(rubric, full)).toEqual({ total: 35, missing: [] })
    expect(rubric.groups.map((group) => groupUnits(group, full).total)).toEqual([35, 0])
  })

  it('do not exist while anything is missing: missing is missing, never 0', () => {
    expect(totalUnits(rubric, { uptime: 20 })).toEqual({ total: null, missing: ['design', 'staff'] })
    expect(totalUnits(rubric, {})).toEqual({ total: null, missing: ['uptime', 'design', 'staff'] })
  })

  it('do not count what the rubric does not know', () => {
    expect(totalUnits(rubric, { ...full, bonus: 99 }).total).toBe(35)
  })
})

describe('validScores', () => {
  const scores = { x: { a: full, b: { uptime: 1 } }, y: { a: full, b: full } }

  it('separates what counts, what is missing and what is recused', () => {
    const { valid, missing } = validScores(rubric, ['a', 'b'], ['x', 'y', 'z'], scores, [
      { expertId: 'y', applicationId: 'b' },
      { expertId: 'z', applicationId: 'a' },
    ])
    expect(Object.fromEntries([...valid].map(([id, sheets]) => [id, sheets.map(({ expertId, total }) => `${expertId} ${total}`)]))).toEqual(
      {
        a: ['x 35', 'y 35'],
        b: [],
      },
    )
    expect(missing).toEqual([
      { expertId: 'x', applicationId: 'b', missing: ['design', 'staff'] },
      { expertId: 'z', applicationId: 'b', missing: ['uptime', 'design', 'staff'] },
    ])
  })

  it.each([21, -1, 0.5, Number.NaN])('throws at %d units where 0 to 20 are possible', (uptime) => {
    expect(() => validScores(rubric, ['a'], ['x'], { x: { a: { ...full, uptime } } }, [])).toThrow(RangeError)
  })
})

const given = (byExpert: Record<string, { uptime: number; design: number }>) =>
  validScores(
    rubric,
    ['a'],
    Object.keys(byExpert),
    Object.fromEntries(Object.entries(byExpert).map(([id, units]) => [id, { a: { ...units, staff: 0 } }])),
    [],
  ).valid

/** Others' mean 10 units; 5 points are 10 units. */
const around = (design: number) => given({ x: { uptime: 0, design }, y: { uptime: 0, design: 9 }, z: { uptime: 0, design: 11 } })

describe('checks across experts', () => {
  it('objective criteria must be equal, subjective ones need not', () => {
    expect(findObjectiveDifferences(rubric, given({ x: { uptime: 10, design: 1 }, y: { uptime: 10, design: 9 } }))).toEqual([])
    expect(findObjectiveDifferences(rubric, given({ x: { uptime: 10, design: 1 }, y: { uptime: 11, design: 1 } }))).toEqual([
      { applicationId: 'a', criterionId: 'uptime', values: { x: 10, y: 11 } },
    ])
  })

  it('a total further than the bound from the mean of the others disagrees; exactly at the bound it does not', () => {
    expect(findDisagreements(around(20), 5, 2)).toEqual([])
    expect(findDisagreements(around(20), 4.5, 2)).toEqual([{ applicationId: 'a', expertId: 'x', total: 20, othersMean: 500 }])
  })

  it('one expert alone cannot disagree', () => {
    expect(findDisagreements(given({ x: { uptime: 0, design: 20 } }), 0, 2)).toEqual([])
  })
})
