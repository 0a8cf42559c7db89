import type { SliceOf } from '../slice.ts'
import type { decision as zh } from '../zh/decision.ts'

export const decision: SliceOf<typeof zh> = {
  pending: 'Awaiting approval',
  approved: 'Approved',
  rejected: 'Rejected',
  proposedBy: 'Proposed by {name} at {at}',
  decidedBy: 'Decided by {name} at {at}',
  reason: 'Reason given',
  comment: 'Comment',
  commentHint: 'Optional; when you reject, say why so that it can be put right.',
  approve: 'Approve',
  reject: 'Reject',
  own: 'You proposed this; another person has to decide.',
  obstacle: 'It cannot be approved now: {obstacle} Please reject it and say why.',
  waiting: 'Waiting for an approver.',
  doneApproved: 'Approved.',
  doneRejected: 'Rejected.',
  toApprovals: 'Open in approvals',
}
