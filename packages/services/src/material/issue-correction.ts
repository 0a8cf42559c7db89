import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { correctionNotices } from '@zhengji/db/schema/index'
import type { applicationActInput } from '@zhengji/domain/application/input'
import { noticeNumber } from '@zhengji/domain/application/number'
import type { CorrectionNoticeView } from '@zhengji/domain/application/view'
import { changeStatus } from '../application/change-status.ts'
import { claimApplication, loadPermitted, permissionFor, statusAfter } from '../application/load.ts'
import { actingUser } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { lockRound } from '../round/load.ts'
import { nextNumber } from '../round/next-number.ts'
import { withTransaction } from '../transaction.ts'
import { loadDefects, toNoticeView } from './view.ts'

/**
 * 一次性告知补正单: every defect at once, due after the call's hours but never beyond the cut-off; at the cut-off itself
 * there is nothing left to ask for.
 */
export const issueCorrection = async (ctx: Context, input: v.InferOutput<typeof applicationActInput>): Promise<CorrectionNoticeView> => {
  const { application: seen } = await loadPermitted(ctx, input.applicationId, permissionFor('issue-correction'))
  const issuedBy = actingUser(ctx)
  return withTransaction(ctx, async (tx) => {
    const { round, definition } = await lockRound(tx.db, seen.roundId)
    const application = await claimApplication(tx, input.applicationId, input.revision)
    statusAfter(application, 'issue-correction')
    const defects = await loadDefects(tx.db, definition, application.id)
    if (defects.length === 0) throw new ServiceError('PRECONDITION', 'materials-complete')
    const issuedAt = await tx.ports.clock(tx.db)
    if (Temporal.Instant.compare(issuedAt, round.closesAt) >= 0) throw new ServiceError('PRECONDITION', 'correction-too-late')
    const wanted = issuedAt.add({ hours: definition.correction.hours })
    const dueAt = Temporal.Instant.compare(wanted, round.closesAt) < 0 ? wanted : round.closesAt
    const number = noticeNumber(round.numberPrefix, await nextNumber(tx, round.id, 'notice'))
    const [notice] = await tx.db
      .insert(correctionNotices)
      .values({ id: newId(), applicationId: application.id, number, defects, dueAt, issuedBy, issuedAt })
      .returning()
    if (notice === undefined) throw new Error('the notice was not written')
    // The reminders of a correction begin with its notice.
    tx.wake({ name: 'truth.sweep', payload: {} })
    await changeStatus(tx, application, 'issue-correction', { after: { notice: number, dueAt: dueAt.toString(), defects } })
    return toNoticeView(notice)
  })
}
