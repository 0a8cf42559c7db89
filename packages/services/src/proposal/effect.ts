import type { proposals } from '@zhengji/db/schema/index'
import type { TransactionContext } from '../transaction.ts'

export type ProposalRow = typeof proposals.$inferSelect

/**
 * What a decision does, inside the transaction that records it: throw a ServiceError and neither happens.
 * The decision itself is audited by `decideProposal` afterwards; an effect audits only what a reader would miss.
 */
export interface ProposalEffect {
  readonly approved: (tx: TransactionContext, proposal: ProposalRow) => Promise<void>
  /** Left out where a rejection changes nothing but the proposal. */
  readonly rejected?: (tx: TransactionContext, proposal: ProposalRow) => Promise<void>
}
