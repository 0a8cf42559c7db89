import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { findings } from '@zhengji/db/schema/index'
import type { recordFindingInput } from '@zhengji/domain/application/input'
import type { FindingView } from '@zhengji/domain/application/view'
import { loadPermitted, lockApplication } from '../application/load.ts'
import { appendAudit } from '../audit/append.ts'
import { actingUser } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { inForce, loadAttachments } from '../material/view.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { loadFindings } from './view.ts'

/**
 * A finding about one checkpoint with its evidence; a new version beside the older ones, and again without a second person.
 * Only while the application is accepted; the file must be attached to it. Two reviewers never overwrite each other unseen:
 * a version that is no longer the newest is a CONFLICT that carries the newest one.
 */
export const recordFinding = async (ctx: Context, input: v.InferOutput<typeof recordFindingInput>): Promise<FindingView> => {
  const { definition, application: seen } = await loadPermitted(ctx, input.applicationId, 'application:review')
  const foundBy = actingUser(ctx)
  const known = definition.conditions.some(
    ({ roles, checkpoints }) => roles.includes(seen.role) && checkpoints.some(({ id }) => id === input.checkpointId),
  )
  if (!known) throw new ServiceError('PRECONDITION', 'checkpoint-unknown', { checkpointId: input.checkpointId })

  return withTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx, input.applicationId)
    if (application.status !== 'accepted') throw new ServiceError('PRECONDITION', 'findings-closed')
    const attached = inForce(await loadAttachments(tx.db, application.id))
    if (input.fileId !== null && !attached.some(({ fileId }) => fileId === input.fileId))
      throw new ServiceError('PRECONDITION', 'file-purpose')
    const current = (await loadFindings(tx.db, application.id)).find(({ checkpointId }) => checkpointId === input.checkpointId) ?? null
    if ((current?.version ?? 0) !== input.version) throw new ServiceError('CONFLICT', 'stale-revision', {}, { current })
    const finding = { id: newId(), ...input, version: input.version + 1, foundBy, foundAt: await tx.ports.clock(tx.db) }
    await tx.db.insert(findings).values(finding)
    await notify(tx, { type: 'application', roundId: application.roundId, id: application.id })
    await appendAudit(tx, {
      action: 'condition.record-finding',
      subjectType: 'finding',
      subjectId: finding.id,
      roundId: application.roundId,
      applicationId: application.id,
      after: { checkpointId: input.checkpointId, version: finding.version, verdict: input.verdict, page: input.page, note: input.note },
    })
    const view = (await loadFindings(tx.db, application.id)).find(({ id }) => id === finding.id)
    if (view === undefined) throw new Error('the finding just written is gone')
    return view
  })
}
