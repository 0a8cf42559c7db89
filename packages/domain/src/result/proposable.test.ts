import { describe, expect, it } from 'vitest'
import type { ResultProblem, RoleResult } from './compute.ts'
import { checkProposable } from './proposable.ts'

const problem = (blocking: boolean): ResultProblem => ({
  kind: blocking ? 'incomplete-sheet' : 'disagreement',
  expertId: 'x',
  applicationId: 'a',
  criterionId: null,
  params: {},
  blocking,
})
const role = (...problems: ResultProblem[]): RoleResult => ({
  role: 'platform',
  stepsPerPoint: 2,
  ranking: [],
  problems,
  kendallsW: null,
  severity: {},
  replacements: [],
})
const run = { id: 'r', status: 'done', stale: false, roles: [role(problem(false))] } as const
const standing = { newestId: 'r', approvedId: null }
const reasonOf = (...args: Parameters<typeof checkProposable>) => {
  const verdict = checkProposable(...args)
  return verdict.ok ? 'ok' : [verdict.reason, verdict.params]
}

describe('a run that is put before a second person', () => {
  it('is the newest, done and fresh; what is for information only does not hinder it', () => {
    expect(reasonOf(run, standing)).toBe('ok')
    expect(reasonOf(run, { ...standing, approvedId: 'before' })).toBe('ok')
  })

  it('is refused with the first thing that stands in its way', () => {
    const blocked = { ...run, roles: [role(problem(true), problem(false)), role(problem(true))] }
    expect(reasonOf({ ...blocked, stale: true, status: 'running' }, standing)).toEqual(['result-not-computed', {}])
    expect(reasonOf({ ...blocked, stale: true }, { newestId: 'later', approvedId: 'r' })).toEqual(['result-superseded', {}])
    expect(reasonOf({ ...blocked, stale: true }, { newestId: 'r', approvedId: 'r' })).toEqual(['result-approved', {}])
    expect(reasonOf({ ...blocked, stale: true }, standing)).toEqual(['result-stale', {}])
    expect(reasonOf(blocked, standing)).toEqual(['result-blocked', { count: 2 }])
  })
})
