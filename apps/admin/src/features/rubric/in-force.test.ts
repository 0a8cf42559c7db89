import type { RubricVersionView } from '@zhengji/domain/rubric/view'
import { expect, it } from 'vitest'
import { rubricInForce } from './in-force.ts'

const version = (number: number, verdict: 'approved' | 'rejected' | null, decidedAt = ''): RubricVersionView => ({
  id: `v${number}`,
  version: number,
  hash: '',
  content: [],
  createdBy: '经办',
  createdAt: '2026-03-01T00:00:00Z',
  approved: verdict === 'approved',
  proposal: {
    id: `p${number}`,
    roundId: 'r',
    kind: 'rubric',
    subjectId: `v${number}`,
    payload: null,
    reason: '',
    proposedBy: { id: 'o', name: '经办' },
    proposedAt: '2026-03-01T00:00:00Z',
    decision: verdict === null ? null : { verdict, comment: '', decidedBy: { id: 'a', name: '审批' }, decidedAt },
  },
})
// Version 3 was approved before version 2; 4 was sent back, 5 waits.
const versions = [
  version(5, null),
  version(4, 'rejected', '2026-03-04T00:00:00Z'),
  version(3, 'approved', '2026-03-05T00:00:00Z'),
  version(2, 'approved', '2026-03-06T00:00:00Z'),
  version(1, 'approved', '2026-03-02T00:00:00Z'),
]

it('is the highest version approved by then; what waits or was sent back never counts', () => {
  const at = (instant: string) => rubricInForce(versions, instant)?.version
  expect([
    at('2026-03-01T23:59:59.999Z'),
    at('2026-03-02T08:00:00+08:00'),
    at('2026-03-04T12:00:00Z'),
    at('2026-03-05T00:00:00Z'),
    at('2026-03-07T00:00:00Z'),
  ]).toEqual([undefined, 1, 1, 3, 3])
})
