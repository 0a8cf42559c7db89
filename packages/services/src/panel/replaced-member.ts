import { and, eq, ne, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { panelMembers, sheets } from '@zhengji/db/schema/index'
import { replacementPayload } from '@zhengji/domain/proposal/content'
import { appendAudit } from '../audit/append.ts'
import type { ProposalEffect } from '../proposal/effect.ts'
import { refuseApproved } from '../result/approved.ts'
import { lockRound } from '../round/load.ts'
import { loadApplicants } from '../score/applicants.ts'
import { findPairs, recordPairs } from './conflicts.ts'
import { loadPanel } from './load.ts'
import { planReplacement } from './replace-member.ts'

const raised = sql`${panelMembers.revision} + 1`

/** The member leaves, the first substitute that fits takes the seat, and the sheets of whoever left are void. */
export const replacedMember: ProposalEffect = {
  approved: async (tx, proposal) => {
    const { memberId } = v.parse(replacementPayload, proposal.payload)
    const running = await lockRound(tx.db, proposal.roundId)
    const { round, definition } = running
    await refuseApproved(tx.db, round.id)
    const { leaving, moving } = planReplacement(await loadPanel(tx.db, round.id), definition, memberId)
    await tx.db
      .update(panelMembers)
      .set({ status: 'replaced', replacedReason: proposal.reason, revision: raised })
      .where(eq(panelMembers.id, leaving.member.id))
    await tx.db
      .update(panelMembers)
      .set({ status: 'member', position: leaving.member.position, revision: raised })
      .where(eq(panelMembers.id, moving.member.id))
    const voided = await tx.db
      .update(sheets)
      .set({ status: 'void', voidReason: `专家更换：${proposal.reason}`, revision: sql`${sheets.revision} + 1` })
      .where(and(eq(sheets.roundId, round.id), eq(sheets.expertId, leaving.expert.id), ne(sheets.status, 'void')))
      .returning({ number: sheets.number })
    const applicants = await loadApplicants(tx.db, round.id, ['under-review'])
    await recordPairs(tx, round.id, await findPairs(tx.db, running, [moving.expert], applicants, await tx.ports.clock(tx.db)))
    await appendAudit(tx, {
      action: 'panel.replace-member',
      subjectType: 'panel-member',
      subjectId: leaving.member.id,
      roundId: round.id,
      before: { expertId: leaving.expert.id, name: leaving.expert.name },
      after: { expertId: moving.expert.id, name: moving.expert.name, voidSheets: voided.map(({ number }) => number) },
      reason: proposal.reason,
    })
  },
}
