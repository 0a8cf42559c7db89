import { and, eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { applications, recusals } from '@zhengji/db/schema/index'
import type { recuseInput } from '@zhengji/domain/expert/input'
import type { PanelView } from '@zhengji/domain/expert/view'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { refuseApproved } from '../result/approved.ts'
import { lockRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { loadPanel } from './load.ts'
import { loadPanelView } from './view.ts'

/**
 * Records a declared recusal (主动回避) of one pair; from now on what the expert gave this applicant counts no more. A sheet that
 * is out still shows the column open: nothing is regenerated here, the officer reissues it.
 */
export const recuse = async (ctx: Context, input: v.InferOutput<typeof recuseInput>): Promise<PanelView> => {
  authorize(ctx, 'panel:write', input.roundId)
  const recordedBy = actingUser(ctx)
  return withTransaction(ctx, async (tx) => {
    const running = await lockRound(tx.db, input.roundId)
    const { round } = running
    await refuseApproved(tx.db, round.id)
    const { seats } = await loadPanel(tx.db, round.id)
    if (!seats.some(({ member }) => member.expertId === input.expertId && member.status !== 'replaced')) {
      throw new ServiceError('PRECONDITION', 'panel-expert-not-seated')
    }
    const [application] = await tx.db
      .select({ id: applications.id })
      .from(applications)
      .where(and(eq(applications.id, input.applicationId), eq(applications.roundId, round.id)))
    if (application === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
    const written = await tx.db
      .insert(recusals)
      .values({ id: newId(), ...input, kind: 'declared', recordedBy, recordedAt: await tx.ports.clock(tx.db) })
      .onConflictDoNothing()
      .returning({ id: recusals.id })
    const [recusal] = written
    if (recusal === undefined) throw new ServiceError('PRECONDITION', 'recusal-exists')
    await appendAudit(tx, {
      action: 'panel.recuse',
      subjectType: 'recusal',
      subjectId: recusal.id,
      roundId: round.id,
      applicationId: application.id,
      after: { expertId: input.expertId, applicationId: application.id },
      reason: input.reason,
    })
    return loadPanelView(tx.db, running)
  })
}
