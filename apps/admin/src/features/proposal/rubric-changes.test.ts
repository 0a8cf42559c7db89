import type { Criterion, Rubric } from '@zhengji/domain/call/definition'
import { text } from '@zhengji/domain/text'
import { describe, expect, it } from 'vitest'
import { rubricChanges } from './rubric-changes.ts'

const criterion = (id: string, points: number, change: Partial<Criterion> = {}): Criterion => ({
  id,
  name: text(`名${id}`, id),
  points,
  kind: 'subjective',
  earns: text('好', 'good'),
  clauses: ['二-1'],
  ...change,
})
const group = (id: string, ...criteria: Criterion[]) => ({
  id,
  name: text(`组${id}`, id),
  points: criteria.reduce((sum, { points }) => sum + points, 0),
  criteria,
})
const rubric = (groups: Rubric['groups'], change: Partial<Rubric> = {}): Rubric => ({
  role: 'platform',
  totalPoints: groups.reduce((sum, { points }) => sum + points, 0),
  stepsPerPoint: 2,
  assumption: true,
  groups,
  ...change,
})
const base = rubric([group('g', criterion('a', 10), criterion('b', 20)), group('h', criterion('c', 5))])
const words = (after: Rubric) =>
  rubricChanges(base, after).map(({ group, criterion, field, before, after }) => [
    group?.en ?? null,
    criterion?.en ?? null,
    field,
    before,
    after,
  ])

describe('what changed between two rubrics', () => {
  it('is nothing for the same, also with the languages in another order, as the database keeps them', () => {
    const turned = criterion('c', 5, { name: { en: 'c', zh: '名c' } })
    expect(words(rubric([group('g', criterion('a', 10), criterion('b', 20)), group('h', turned)]))).toEqual([])
  })

  it('is a shift of weight, at the group and at the criterion, and the whole when it is no longer the same', () => {
    expect(
      words(rubric([group('g', criterion('a', 12), criterion('b', 20)), group('h', criterion('c', 5))], { assumption: false })),
    ).toEqual([
      [null, null, 'total', 35, 37],
      [null, null, 'assumption', true, false],
      ['g', null, 'points', 30, 32],
      ['g', 'a', 'points', 10, 12],
    ])
  })

  it('is every other field of a criterion, each for itself', () => {
    const changed = criterion('c', 5, { name: text('名c', 'sea'), kind: 'objective', earns: text('更好', 'good'), clauses: ['二-1', '三'] })
    expect(words(rubric([base.groups[0] ?? group('g'), group('h', changed)]))).toEqual([
      ['h', 'sea', 'name', text('名c', 'c'), text('名c', 'sea')],
      ['h', 'sea', 'kind', 'subjective', 'objective'],
      ['h', 'sea', 'earns', text('好', 'good'), text('更好', 'good')],
      ['h', 'sea', 'clauses', ['二-1'], ['二-1', '三']],
    ])
  })

  it('names what came and what went; neither counts as a new order', () => {
    expect(words(rubric([group('g', criterion('n', 5), criterion('b', 20)), group('k', criterion('m', 10))]))).toEqual([
      ['g', null, 'points', 30, 25],
      ['g', 'n', 'added', null, 5],
      ['k', null, 'added', null, 10],
      ['k', 'm', 'added', null, 10],
      ['g', 'a', 'removed', 10, null],
      ['h', 'c', 'removed', 5, null],
      ['h', null, 'removed', 5, null],
    ])
  })

  it('follows a criterion into another group and sees a new order', () => {
    expect(words(rubric([group('g', criterion('b', 20)), group('h', criterion('c', 5), criterion('a', 10))]))).toEqual([
      [null, null, 'order', null, null],
      ['g', null, 'points', 30, 20],
      ['h', null, 'points', 5, 15],
      ['h', 'a', 'moved', text('组g', 'g'), text('组h', 'h')],
    ])
  })

  it('says when the step is another', () => {
    expect(words({ ...base, stepsPerPoint: 1 })).toEqual([[null, null, 'step', 0.5, 1]])
  })
})
