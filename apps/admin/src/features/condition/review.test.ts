import type { ApplicationDetail, FindingView } from '@zhengji/domain/application/view'
import type { Condition } from '@zhengji/domain/call/definition'
import { describe, expect, it } from 'vitest'
import { confirmableFindings, countStages, countStates, nextMissing, reviewOf, showOnly } from './review.ts'

const words = { zh: '字', en: 'word' }
const condition = (id: string, roles: string[], checkpoints: string[]): Condition => ({
  id,
  clause: '二',
  title: words,
  wording: words,
  roles,
  kind: 'gate',
  checkpoints: checkpoints.map((checkpoint) => ({ id: checkpoint, statement: words, evidence: words })),
})
const definition = {
  conditions: [
    condition('lawful', ['platform', 'coordinator'], ['registered', 'certified']),
    condition('gathering', ['coordinator'], ['gathers']),
    condition('records', ['platform'], ['keeps', 'hands-over']),
  ],
}
const finding = (checkpointId: string, by: string, confirmedBy: string | null = null): FindingView => ({
  id: `finding of ${checkpointId}`,
  checkpointId,
  version: 1,
  verdict: 'met',
  fileId: null,
  page: null,
  note: '',
  foundBy: { id: by, name: by },
  foundAt: '2026-01-28T00:00:00Z',
  confirmedBy: confirmedBy === null ? null : { id: confirmedBy, name: confirmedBy },
})
const detail = {
  // The review reads nothing else of an application.
  application: { role: 'platform' } as ApplicationDetail['application'],
  findings: [finding('registered', 'me'), finding('certified', 'other'), finding('keeps', 'other', 'me')],
  conditions: [{ conditionId: 'lawful', kind: 'gate', state: 'unmet', openCheckpoints: [], unmetCheckpoints: [] }],
} as const satisfies Pick<ApplicationDetail, 'application' | 'findings' | 'conditions'>
const reviews = reviewOf(definition, detail, 'me')
const shape = (some: typeof reviews) => some.map(({ condition: { id }, checkpoints }) => [id, checkpoints.map((one) => one.checkpoint.id)])

describe('the review of conditions', () => {
  it('shows the conditions of the role with what each checkpoint waits for', () => {
    expect(reviews.map(({ condition: { id }, state, checkpoints }) => [id, state, checkpoints.map(({ stage }) => stage)])).toEqual([
      ['lawful', 'unmet', ['theirs', 'mine']],
      ['records', 'open', ['confirmed', 'missing']],
    ])
    expect(countStages(reviews)).toEqual({ missing: 1, mine: 1, theirs: 1, confirmed: 1 })
    expect(countStates(reviews)).toEqual({ met: 0, unmet: 1, open: 1 })
  })

  it('never offers one’s own finding for confirmation', () => {
    expect(confirmableFindings(reviews)).toEqual(['finding of certified'])
    expect(confirmableFindings(reviewOf(definition, detail, 'other'))).toEqual(['finding of registered'])
    expect(confirmableFindings(reviewOf(definition, detail, 'third'))).toEqual(['finding of registered', 'finding of certified'])
  })

  it('narrows to a stage and keeps the line that is being written', () => {
    expect(shape(showOnly(reviews, 'all', null))).toEqual(shape(reviews))
    expect(shape(showOnly(reviews, 'missing', null))).toEqual([['records', ['hands-over']]])
    expect(shape(showOnly(reviews, 'missing', 'certified'))).toEqual([
      ['lawful', ['certified']],
      ['records', ['hands-over']],
    ])
    expect(showOnly(reviewOf(definition, { ...detail, findings: [] }, 'me'), 'mine', null)).toEqual([])
  })

  it('goes on to the next checkpoint without a finding, round the end, and stops when none is left', () => {
    expect(nextMissing(reviews, 'registered')).toBe('hands-over')
    expect(nextMissing(reviews, 'hands-over')).toBeNull()
    const fresh = reviewOf(definition, { ...detail, findings: [finding('keeps', 'me')] }, 'me')
    expect(nextMissing(fresh, 'hands-over')).toBe('registered')
    expect(nextMissing(fresh, 'certified')).toBe('hands-over')
  })
})
