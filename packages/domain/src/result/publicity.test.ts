import { describe, expect, it } from 'vitest'
import type { ApplicationStatus } from '../application/status.ts'
import type { RankedApplicant } from './compute.ts'
import { listForPublicity, type RunMark } from './publicity.ts'

const ranked = (applicationId: string, rank: number | null, outcome: RankedApplicant['outcome']): RankedApplicant => ({
  applicationId,
  number: applicationId,
  name: applicationId,
  rank,
  final: rank === null ? null : 9_000 - rank,
  groups: {},
  outcome,
  totals: {},
  tieResolvedBy: null,
})
// Out of order on purpose.
const ranking = [
  ranked('c', 3, 'waiting'),
  ranked('a', 1, 'place'),
  ranked('b', 2, 'place'),
  ranked('d', 4, 'not-selected'),
  ranked('e', null, 'incomplete'),
]
const named = (mark: RunMark, statuses: Readonly<Record<string, ApplicationStatus>>) => {
  const { selected, waiting } = listForPublicity(ranking, (id) => statuses[id], mark)
  return [selected, waiting].map((list) => list.map(({ applicationId }) => applicationId).join(''))
}

describe('whom a public notice names', () => {
  it('is by rank whoever the computation selects while nothing is approved', () => {
    expect(named('draft', {})).toEqual(['ab', 'c'])
    expect(named('superseded', { a: 'withdrawn' })).toEqual(['ab', 'c'])
  })

  it('is whoever stands as selected once it is', () => {
    expect(named('approved', { a: 'shortlisted', b: 'publicised', c: 'not-selected', d: 'not-selected' })).toEqual(['ab', 'c'])
    expect(named('approved', { a: 'qualified', b: 'withdrawn', c: 'shortlisted', d: 'not-selected' })).toEqual(['ac', ''])
    // A copy of an old notice still names who was qualified until the qualification ended.
    expect(named('approved', { a: 'expired', b: 'expired', c: 'not-selected', d: 'not-selected' })).toEqual(['ab', 'c'])
    expect(named('approved', { a: 'revoked', b: 'shortlisted', c: 'withdrawn', d: 'not-selected' })).toEqual(['b', ''])
  })
})
