import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { applicationFiles, files } from '@zhengji/db/schema/index'
import type { attachFileInput } from '@zhengji/domain/application/input'
import type { AttachmentView } from '@zhengji/domain/application/view'
import { loadPermitted, lockApplication } from '../application/load.ts'
import { editableStatuses } from '../application/update.ts'
import { appendAudit } from '../audit/append.ts'
import { actingUser } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { inForce, loadAttachments } from './view.ts'

/** Puts an uploaded scan under a material. The file must be a scan of the same round, and not lie there already. */
export const attachFile = async (ctx: Context, input: v.InferOutput<typeof attachFileInput>): Promise<AttachmentView> => {
  const { definition, application: seen } = await loadPermitted(ctx, input.applicationId, 'application:intake')
  const attachedBy = actingUser(ctx)
  if (!definition.materials.some(({ id }) => id === input.materialId)) {
    throw new ServiceError('PRECONDITION', 'material-unknown', { materialId: input.materialId })
  }
  const [file] = await ctx.db.select().from(files).where(eq(files.id, input.fileId))
  if (file === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  if (file.purpose !== 'scan' || file.roundId !== seen.roundId) throw new ServiceError('PRECONDITION', 'file-purpose')

  return withTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx, input.applicationId)
    if (!editableStatuses.includes(application.status)) throw new ServiceError('PRECONDITION', 'application-not-editable')
    const present = inForce(await loadAttachments(tx.db, application.id))
    if (present.some(({ materialId, sha256 }) => materialId === input.materialId && sha256 === file.sha256)) {
      throw new ServiceError('PRECONDITION', 'attachment-exists')
    }
    const id = newId()
    await tx.db.insert(applicationFiles).values({ id, ...input, attachedAt: await tx.ports.clock(tx.db), attachedBy })
    await notify(tx, { type: 'application', roundId: application.roundId, id: application.id })
    await appendAudit(tx, {
      action: 'material.attach',
      subjectType: 'application',
      subjectId: application.id,
      roundId: application.roundId,
      applicationId: application.id,
      after: { materialId: input.materialId, name: file.name, sha256: file.sha256 },
    })
    const view = (await loadAttachments(tx.db, application.id)).find((attachment) => attachment.id === id)
    if (view === undefined) throw new Error('the attachment just written is gone')
    return view
  })
}
