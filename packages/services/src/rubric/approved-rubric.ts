import { refuseApproved } from '../result/approved.ts'
import type { ProposalEffect } from '../proposal/effect.ts'
import { lockRound } from '../round/load.ts'

/** The version is written already and is in force by its approval; sheets of older versions are refused at their import. */
export const approvedRubric: ProposalEffect = {
  approved: async (tx, proposal) => {
    await lockRound(tx.db, proposal.roundId)
    await refuseApproved(tx.db, proposal.roundId)
  },
}
