import { expect, it } from 'vitest'
import { compareRankings } from './compare.ts'
import type { RankedApplicant } from './compute.ts'

const row = (id: string, rank: number | null, outcome: RankedApplicant['outcome'], final: number | null = null): RankedApplicant => ({
  applicationId: id,
  number: `N-${id}`,
  name: `企业${id}`,
  rank,
  final,
  groups: {},
  outcome,
  totals: {},
  tieResolvedBy: null,
})
const told = (stored: readonly RankedApplicant[], tried: readonly RankedApplicant[]) =>
  compareRankings(stored, tried).map(({ applicationId, moved, line }) => `${applicationId} ${moved} ${line}`)

it('tells who moves and who crosses the line, in the new order', () => {
  const stored = [row('a', 1, 'place', 9000), row('b', 2, 'place', 8000), row('c', 3, 'waiting', 7990), row('d', 4, 'not-selected', 5000)]
  const tried = [row('a', 1, 'place', 9100), row('c', 2, 'place', 8100), row('b', 3, 'waiting', 8000), row('d', 4, 'waiting', 5000)]
  expect(told(stored, tried)).toEqual(['a 0 null', 'c 1 in', 'b -1 out', 'd 0 null'])
  expect(compareRankings(stored, tried)[1]).toMatchObject({
    number: 'N-c',
    stored: { rank: 3, final: 7990, outcome: 'waiting' },
    tried: { rank: 2, final: 8100, outcome: 'place' },
  })
})

it('without a rank nobody moves, but a place can still be lost', () => {
  expect(told([row('a', 1, 'place')], [row('a', null, 'incomplete')])).toEqual(['a 0 out'])
  expect(told([row('a', null, 'incomplete')], [row('a', 1, 'place')])).toEqual(['a 0 in'])
})

it('leaves out whom only one of the two knows', () => {
  expect(told([row('a', 1, 'place')], [row('b', 1, 'place')])).toEqual([])
})
