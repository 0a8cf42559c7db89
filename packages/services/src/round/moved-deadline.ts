import { and, eq, gt, isNull, like, inArray } from 'drizzle-orm'
import * as v from 'valibot'
import { applications, correctionNotices, messages, rounds } from '@zhengji/db/schema/index'
import { deadlinePayload } from '@zhengji/domain/proposal/content'
import { appendAudit } from '../audit/append.ts'
import { ServiceError } from '../errors.ts'
import type { ProposalEffect } from '../proposal/effect.ts'
import { lockRound } from './load.ts'

/**
 * Moves the cut-off: a new deadline version, so that every reminder is planned anew and none of the old version is sent;
 * correction notices never run beyond the cut-off, so an earlier one shortens them.
 */
export const movedDeadline: ProposalEffect = {
  approved: async (tx, proposal) => {
    const { to } = v.parse(deadlinePayload, proposal.payload)
    const closesAt = Temporal.Instant.from(to)
    const { round } = await lockRound(tx.db, proposal.roundId)
    const now = await tx.ports.clock(tx.db)
    // The second person may take days: what was ahead of us then may have passed.
    if (Temporal.Instant.compare(closesAt, now) <= 0) throw new ServiceError('PRECONDITION', 'deadline-order')
    const deadlineVersion = round.deadlineVersion + 1
    await tx.db
      .update(rounds)
      .set({ closesAt, deadlineVersion, revision: round.revision + 1 })
      .where(eq(rounds.id, round.id))
    await tx.db
      .update(messages)
      .set({ status: 'cancelled', reason: 'deadline-moved' })
      .where(
        and(
          eq(messages.roundId, round.id),
          inArray(messages.status, ['planned', 'held', 'queued']),
          like(messages.deadlineKey, 'closes-at:%'),
        ),
      )
    const ofRound = tx.db.select({ id: applications.id }).from(applications).where(eq(applications.roundId, round.id))
    await tx.db
      .update(correctionNotices)
      .set({ dueAt: closesAt })
      .where(
        and(inArray(correctionNotices.applicationId, ofRound), isNull(correctionNotices.resolvedAt), gt(correctionNotices.dueAt, closesAt)),
      )
    await appendAudit(tx, {
      action: 'round.move-deadline',
      subjectType: 'round',
      subjectId: round.id,
      roundId: round.id,
      before: { closesAt: round.closesAt.toString(), deadlineVersion: round.deadlineVersion },
      after: { closesAt: closesAt.toString(), deadlineVersion },
      reason: proposal.reason,
    })
  },
}
