import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { decisions, proposals } from '@zhengji/db/schema/index'
import type { decideInput } from '@zhengji/domain/proposal/input'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import { anchorAfter } from '../audit/anchor.ts'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize, requireStepUp } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { proposalEffects } from './apply.ts'
import { loadProposal } from './view.ts'

/**
 * The second pair of eyes: records the verdict and carries it out in one transaction. Never by the proposer; of two
 * decisions that race the second gets CONFLICT `already-decided` with the proposal as it stands now.
 */
export const decideProposal = async (ctx: Context, input: v.InferOutput<typeof decideInput>): Promise<ProposalView> => {
  const [proposal] = await ctx.db.select().from(proposals).where(eq(proposals.id, input.proposalId))
  if (proposal === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, 'proposal:decide', proposal.roundId)
  requireStepUp(ctx)
  const decidedBy = actingUser(ctx)
  if (decidedBy === proposal.proposedBy) throw new ServiceError('PRECONDITION', 'four-eyes')
  const effect = proposalEffects[proposal.kind]
  if (effect === undefined) throw new ServiceError('UNAVAILABLE', 'proposal-kind-unknown', { kind: proposal.kind })

  const decided = await withTransaction(ctx, async (tx) => {
    const recorded = await tx.db
      .insert(decisions)
      .values({
        proposalId: proposal.id,
        proposedBy: proposal.proposedBy,
        decidedBy,
        verdict: input.verdict,
        comment: input.comment,
        decidedAt: await tx.ports.clock(tx.db),
      })
      // The primary key waits for a racing decision to commit, then nothing is written.
      .onConflictDoNothing()
      .returning({ id: decisions.proposalId })
    if (recorded.length === 0) {
      throw new ServiceError('CONFLICT', 'already-decided', {}, { current: await loadProposal(tx.db, proposal.id) })
    }
    await (input.verdict === 'approved' ? effect.approved(tx, proposal) : effect.rejected?.(tx, proposal))
    await notify(tx, { type: 'proposal', roundId: proposal.roundId, id: proposal.id })
    tx.wake({ name: 'truth.sweep', payload: {} })
    await appendAudit(tx, {
      action: input.verdict === 'approved' ? 'proposal.approve' : 'proposal.reject',
      subjectType: 'proposal',
      subjectId: proposal.id,
      roundId: proposal.roundId,
      ...(proposal.kind === 'late-exception' || proposal.kind === 'revocation' ? { applicationId: proposal.subjectId } : {}),
      after: { kind: proposal.kind, subjectId: proposal.subjectId },
      ...(input.comment === '' ? {} : { reason: input.comment }),
    })
    const view = await loadProposal(tx.db, proposal.id)
    if (view === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    return view
  })
  await anchorAfter(ctx)
  return decided
}
