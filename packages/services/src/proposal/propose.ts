import { and, eq, isNull } from 'drizzle-orm'
import { newId } from '@zhengji/db/id'
import { decisions, proposals, rounds, type ProposalKind } from '@zhengji/db/schema/index'
import type { ProposalView } from '@zhengji/domain/proposal/view'
import { appendAudit } from '../audit/append.ts'
import { actingUser } from '../authorize.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import type { TransactionContext } from '../transaction.ts'
import { loadProposal } from './view.ts'

export interface Wish {
  readonly roundId: string
  readonly kind: ProposalKind
  /** What it is about: round, application, run, import… One open proposal per kind and subject. */
  readonly subjectId: string
  /** Everything the effect needs, as it was when proposed; JSON. */
  readonly payload: unknown
  readonly reason: string
  readonly applicationId?: string
}

/**
 * Puts something before a second person. The slice's verb authorizes and checks first, and calls this last in its
 * transaction, because the audit entry is appended here. Throws PRECONDITION `proposal-open` when one already waits.
 */
export const propose = async (tx: TransactionContext, wish: Wish): Promise<ProposalView> => {
  const proposedBy = actingUser(tx)
  // The round's lock keeps two people from proposing the same at once.
  await tx.db.select({ id: rounds.id }).from(rounds).where(eq(rounds.id, wish.roundId)).for('update')
  const [waiting] = await tx.db
    .select({ id: proposals.id })
    .from(proposals)
    .leftJoin(decisions, eq(decisions.proposalId, proposals.id))
    .where(and(eq(proposals.kind, wish.kind), eq(proposals.subjectId, wish.subjectId), isNull(decisions.proposalId)))
    .limit(1)
  if (waiting !== undefined) throw new ServiceError('PRECONDITION', 'proposal-open', {}, { proposalId: waiting.id })
  const { applicationId, ...row } = wish
  const id = newId()
  await tx.db.insert(proposals).values({ id, ...row, proposedBy, proposedAt: await tx.ports.clock(tx.db) })
  await notify(tx, { type: 'proposal', roundId: wish.roundId, id })
  // Those who may decide hear of it at once, not at the next sweep.
  tx.wake({ name: 'truth.sweep', payload: {} })
  await appendAudit(tx, {
    action: 'proposal.propose',
    subjectType: 'proposal',
    subjectId: id,
    roundId: wish.roundId,
    ...(applicationId === undefined ? {} : { applicationId }),
    after: { kind: wish.kind, subjectId: wish.subjectId, payload: wish.payload },
    reason: wish.reason,
  })
  const view = await loadProposal(tx.db, id)
  if (view === undefined) throw new Error('the proposal just written is gone')
  return view
}
