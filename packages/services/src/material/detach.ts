import { eq } from 'drizzle-orm'
import type * as v from 'valibot'
import { applicationFiles } from '@zhengji/db/schema/index'
import type { detachFileInput } from '@zhengji/domain/application/input'
import { loadPermitted, lockApplication } from '../application/load.ts'
import { editableStatuses } from '../application/update.ts'
import { appendAudit } from '../audit/append.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'

/** Voids an attachment for a reason; row and bytes stay. */
export const detachFile = async (ctx: Context, input: v.InferOutput<typeof detachFileInput>): Promise<void> => {
  const [seen] = await ctx.db.select().from(applicationFiles).where(eq(applicationFiles.id, input.attachmentId))
  if (seen === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  await loadPermitted(ctx, seen.applicationId, 'application:intake')
  await withTransaction(ctx, async (tx) => {
    const application = await lockApplication(tx, seen.applicationId)
    if (!editableStatuses.includes(application.status)) throw new ServiceError('PRECONDITION', 'application-not-editable')
    const [current] = await tx.db.select().from(applicationFiles).where(eq(applicationFiles.id, seen.id))
    if (current === undefined || current.voidedAt !== null) throw new ServiceError('PRECONDITION', 'attachment-voided')
    await tx.db
      .update(applicationFiles)
      .set({ voidedAt: await tx.ports.clock(tx.db), voidReason: input.reason })
      .where(eq(applicationFiles.id, seen.id))
    await notify(tx, { type: 'application', roundId: application.roundId, id: application.id })
    await appendAudit(tx, {
      action: 'material.detach',
      subjectType: 'application',
      subjectId: application.id,
      roundId: application.roundId,
      applicationId: application.id,
      before: { attachmentId: seen.id, materialId: seen.materialId, fileId: seen.fileId },
      reason: input.reason,
    })
  })
}
