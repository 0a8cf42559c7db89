import type * as v from 'valibot'
import { findingConfirmations } from '@zhengji/db/schema/index'
import type { confirmFindingsInput } from '@zhengji/domain/application/input'
import { loadPermitted, lockApplication } from '../application/load.ts'
import { appendAudit } from '../audit/append.ts'
import { actingUser } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { loadFindings } from './view.ts'

/** The second person of findings, all of them or none: each the newest of its checkpoint, somebody else's, not confirmed yet. */
export const confirmFindings = async (
  ctx: Context,
  input: v.InferOutput<typeof confirmFindingsInput>,
): Promise<{ readonly confirmed: number }> => {
  await loadPermitted(ctx, input.applicationId, 'application:review')
  const confirmedBy = actingUser(ctx)
  return withTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx, input.applicationId)
    if (application.status !== 'accepted') throw new ServiceError('PRECONDITION', 'findings-closed')
    const newest = new Map((await loadFindings(tx.db, application.id)).map((finding) => [finding.id, finding]))
    const wanted = [...new Set(input.findingIds)].map((id) => {
      const finding = newest.get(id)
      if (finding === undefined) throw new ServiceError('CONFLICT', 'finding-outdated', {}, { current: [...newest.values()] })
      if (finding.confirmedBy !== null) throw new ServiceError('PRECONDITION', 'finding-confirmed')
      if (finding.foundBy.id === confirmedBy) throw new ServiceError('PRECONDITION', 'finding-own')
      return finding
    })
    const confirmedAt = await tx.ports.clock(tx.db)
    await tx.db
      .insert(findingConfirmations)
      .values(wanted.map(({ id, foundBy }) => ({ findingId: id, foundBy: foundBy.id, confirmedBy, confirmedAt })))
    await notify(tx, { type: 'application', roundId: application.roundId, id: application.id })
    await appendAudit(tx, {
      action: 'condition.confirm-findings',
      subjectType: 'application',
      subjectId: application.id,
      roundId: application.roundId,
      applicationId: application.id,
      after: { checkpoints: wanted.map(({ checkpointId, version, verdict }) => ({ checkpointId, version, verdict })) },
    })
    return { confirmed: wanted.length }
  })
}
