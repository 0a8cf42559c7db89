import type { ProposalView } from '@zhengji/domain/proposal/view'
import { describe, expect, it } from 'vitest'
import { marksOf, standingOf } from './standing.ts'

const proposal = (decision: ProposalView['decision']): ProposalView => ({
  id: 'p',
  roundId: 'r',
  kind: 'result',
  subjectId: 's',
  payload: null,
  reason: '',
  proposedBy: { id: 'o', name: '经办' },
  proposedAt: '2026-03-01T00:00:00Z',
  decision,
})
const decided = (verdict: 'approved' | 'rejected', decidedAt: string) =>
  proposal({ verdict, comment: '', decidedBy: { id: 'a', name: '审批' }, decidedAt })
const run = (version: number, of: ProposalView | null = null) => ({ id: `run${version}`, version, proposal: of })

const first = run(1, decided('approved', '2026-03-01T10:00:00+08:00'))
// Later as an instant, earlier as a text.
const second = run(2, decided('approved', '2026-03-01T02:00:01Z'))
const returned = run(3, decided('rejected', '2026-03-02T00:00:00Z'))
const waiting = run(4, proposal(null))

describe('how runs stand to each other', () => {
  it('newest by version, approved last by the instant of the decision', () => {
    expect(standingOf([second, waiting, first, returned])).toEqual({ newestId: 'run4', approvedId: 'run2' })
    expect(standingOf([run(1)])).toEqual({ newestId: 'run1', approvedId: null })
    expect(standingOf([])).toEqual({ newestId: null, approvedId: null })
  })
})

describe('what a printed summary says about itself', () => {
  const runs = [waiting, returned, second, first]
  const kinds = (of: (typeof runs)[number], rehearsal = false) => marksOf(of, runs, rehearsal)
  it('nothing only when it is the approved result of a real round', () => {
    expect(kinds(second)).toEqual([])
    expect(kinds(second, true)).toEqual([{ kind: 'rehearsal' }])
  })
  it('that it is not approved, also when it was sent back', () => {
    expect([kinds(waiting), kinds(returned)]).toEqual([[{ kind: 'draft' }], [{ kind: 'draft' }]])
  })
  it('by which result it was replaced', () => {
    expect(kinds(first, true)).toEqual([{ kind: 'rehearsal' }, { kind: 'superseded', version: 2 }])
  })
})
