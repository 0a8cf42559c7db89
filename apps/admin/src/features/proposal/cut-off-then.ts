import { contentOf } from '@zhengji/domain/proposal/content'
import type { ProposalView } from '@zhengji/domain/proposal/view'

/**
 * The cut-off that was in force at an instant (ISO): where the first move approved after it started from, or the present one when
 * it has not moved since.
 */
export const cutOffThen = (
  at: string,
  presentClosesAt: string,
  proposals: readonly Pick<ProposalView, 'kind' | 'payload' | 'decision'>[],
): string => {
  const instant = Temporal.Instant.from(at)
  const moves = proposals.flatMap((proposal) => {
    const content = contentOf(proposal)
    if (content?.kind !== 'deadline' || proposal.decision?.verdict !== 'approved') return []
    const movedAt = Temporal.Instant.from(proposal.decision.decidedAt)
    return Temporal.Instant.compare(movedAt, instant) > 0 ? [{ movedAt, from: content.payload.from }] : []
  })
  return moves.sort((a, b) => Temporal.Instant.compare(a.movedAt, b.movedAt))[0]?.from ?? presentClosesAt
}
