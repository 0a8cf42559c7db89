import type { Rubric } from '@zhengji/domain/call/definition'
import { describe, expect, it } from 'vitest'
import { draftOf, faultsOf, finished, sumOfRubric } from './draft.ts'

const name = { zh: '甲', en: 'A' }
const criterion = (id: string, points: number) => ({ id, name, points, kind: 'subjective' as const, earns: name, clauses: ['二-1'] })
const rubric: Rubric = {
  role: 'platform',
  totalPoints: 10,
  stepsPerPoint: 2,
  assumption: true,
  groups: [
    { id: 'first', name, points: 6, criteria: [criterion('a', 2.5), criterion('b', 3.5)] },
    { id: 'second', name, points: 4, criteria: [criterion('c', 4)] },
  ],
}

describe('a rubric that is edited', () => {
  it('is a copy: the one that stands stays as it is', () => {
    const draft = draftOf(rubric)
    draft.groups[0]!.criteria[0]!.name.zh = '乙' // both exist in the rubric above
    expect(rubric.groups[0]?.criteria[0]?.name.zh).toBe('甲')
    expect(draft).not.toBe(rubric)
  })

  it('has no faults as it stands', () => {
    expect(faultsOf(rubric)).toEqual([])
    expect(sumOfRubric(rubric)).toBe(10)
  })

  it('tells points off the steps and the sum that no longer fits', () => {
    const draft = draftOf(rubric)
    draft.groups[0]!.criteria[0]!.points = 2.3 // exists, see above
    expect(faultsOf(draft)).toEqual([
      { kind: 'points', criterionId: 'a' },
      { kind: 'sum', role: 'platform' },
    ])
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d points', (points) => {
    const draft = draftOf(rubric)
    draft.groups[1]!.criteria[0]!.points = points // exists, see above
    expect(faultsOf(draft)).toContainEqual({ kind: 'points', criterionId: 'c' })
  })

  it('tells texts that are empty in one language', () => {
    const draft = draftOf(rubric)
    draft.groups[1]!.criteria[0]!.earns.en = ' ' // exists, see above
    expect(faultsOf(draft)).toEqual([{ kind: 'text', criterionId: 'c' }])
  })

  it('gives each group the points of its criteria', () => {
    const draft = draftOf(rubric)
    draft.groups[0]!.criteria[0]!.points = 3.5 // exists, see above
    draft.groups[1]!.criteria[0]!.points = 3
    expect(faultsOf(draft)).toEqual([])
    expect(finished(draft).groups.map(({ points }) => points)).toEqual([7, 3])
  })

  it('adds tenths without the errors of binary fractions', () => {
    const tenths: Rubric = {
      ...rubric,
      stepsPerPoint: 10,
      totalPoints: 0.3,
      groups: [{ id: 'first', name, points: 0.3, criteria: [criterion('a', 0.1), criterion('b', 0.2)] }],
    }
    expect(faultsOf(tenths)).toEqual([])
  })
})
