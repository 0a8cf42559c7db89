import type { ProposalView } from '@zhengji/domain/proposal/view'
import { expect, it } from 'vitest'
import { cutOffThen } from './cut-off-then.ts'

const move = (from: string, to: string, decidedAt: string, verdict: 'approved' | 'rejected' = 'approved') =>
  ({
    kind: 'deadline',
    payload: { from, to },
    decision: { verdict, comment: '', decidedBy: { id: 'a', name: '审批' }, decidedAt },
  }) satisfies Pick<ProposalView, 'kind' | 'payload' | 'decision'>

const [first, second, third] = ['2026-01-28T09:30:00Z', '2026-01-29T09:30:00Z', '2026-01-30T09:30:00Z']
// Newest first, as the server lists them.
const proposals = [
  { ...move(third, first, '2026-01-29T12:00:00Z'), decision: null },
  move(second, third, '2026-01-29T11:00:00Z'),
  move(second, first, '2026-01-29T10:30:00Z', 'rejected'),
  move(first, second, '2026-01-28T10:00:00Z'),
]

it('is where the first later move started from; what was sent back or waits moved nothing', () => {
  expect(cutOffThen('2026-01-28T09:59:59Z', third, proposals)).toBe(first)
  // Delivered at the instant of the decision: the new one was in force.
  expect(cutOffThen('2026-01-28T10:00:00Z', third, proposals)).toBe(second)
  expect(cutOffThen('2026-01-29T10:45:00Z', third, proposals)).toBe(second)
})

it('is the present one when nothing moved since', () => {
  expect(cutOffThen('2026-01-29T11:00:00Z', third, proposals)).toBe(third)
  expect(cutOffThen('2026-01-29T11:00:00Z', third, [])).toBe(third)
})
