import type { ProposalEffect } from '../proposal/effect.ts'
import { nextWaiting } from '../result/next-waiting.ts'
import { lockRound } from '../round/load.ts'
import { changeStatus } from './change-status.ts'
import { lockApplication } from './load.ts'

/** Takes the place away; the next on the waiting list moves up (递补) and is made public with the next publicity. */
export const revokedPlace: ProposalEffect = {
  approved: async (tx, proposal) => {
    const running = await lockRound(tx.db, proposal.roundId)
    const application = await lockApplication(tx, proposal.subjectId)
    const next = await nextWaiting(tx.db, running, application.role)
    await changeStatus(tx, application, 'revoke', { reason: proposal.reason })
    if (next === null) return
    await changeStatus(tx, await lockApplication(tx, next.applicationId), 'shortlist', {
      after: { rank: next.rank, movedUpFor: application.number },
    })
  },
}
