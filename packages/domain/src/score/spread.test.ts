import { expect, it } from 'vitest'
import { rubricOf } from '../testing/rubric.ts'
import { spreadPerCriterion } from './spread.ts'
import type { ValidScore } from './valid.ts'

const sheet = (expertId: string, x: number, y: number): ValidScore => ({ expertId, units: { x, y }, total: x + y })

it('says how far apart the members are on each criterion, and where most', () => {
  const rubric = rubricOf({ g: { x: 10, y: 10, z: 10 } })
  const valid = new Map([
    ['p', [sheet('a', 10, 4), sheet('b', 13, 4)]],
    ['q', [sheet('a', 8, 4), sheet('b', 8, 4), sheet('c', 4, 4)]],
    // One score has no range.
    ['r', [sheet('a', 1, 20)]],
  ])
  // x: ranges 3 and 4 half points, mean 3.5 half points = 1.75 points.
  expect(spreadPerCriterion(rubric, valid)).toEqual([
    { criterionId: 'x', meanRange: 175, widest: 4, widestApplicationId: 'q' },
    { criterionId: 'y', meanRange: 0, widest: 0, widestApplicationId: null },
    { criterionId: 'z', meanRange: 0, widest: 0, widestApplicationId: null },
  ])
  expect(spreadPerCriterion(rubric, new Map()).map(({ meanRange }) => meanRange)).toEqual([null, null, null])
})
