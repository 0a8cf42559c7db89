import type * as v from 'valibot'
import { materialChecks } from '@zhengji/db/schema/index'
import type { checkMaterialsInput } from '@zhengji/domain/application/input'
import type { Revised } from '@zhengji/domain/fields'
import type { MaterialDefect } from '@zhengji/domain/material/completeness'
import { claimApplication, loadPermitted, reviseApplication } from '../application/load.ts'
import { editableStatuses } from '../application/update.ts'
import { appendAudit } from '../audit/append.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { notify } from '../notify.ts'
import { withTransaction } from '../transaction.ts'
import { loadChecks, loadDefects } from './view.ts'

/** Records what the clerk found, material by material; answers with everything that is still wrong. Materials left out keep their check. */
export const checkMaterials = async (
  ctx: Context,
  input: v.InferOutput<typeof checkMaterialsInput>,
): Promise<Revised & { readonly defects: readonly MaterialDefect[] }> => {
  const { definition } = await loadPermitted(ctx, input.applicationId, 'application:intake')
  const unknown = input.materials.find(({ materialId }) => !definition.materials.some(({ id }) => id === materialId))
  if (unknown !== undefined) throw new ServiceError('PRECONDITION', 'material-unknown', { materialId: unknown.materialId })

  return withTransaction(ctx, async (tx) => {
    const application = await claimApplication(tx, input.applicationId, input.revision)
    if (!editableStatuses.includes(application.status)) throw new ServiceError('PRECONDITION', 'application-not-editable')
    const before = await loadChecks(tx.db, definition, application.id)
    for (const check of input.materials) {
      await tx.db
        .insert(materialChecks)
        .values({ applicationId: application.id, ...check })
        .onConflictDoUpdate({ target: [materialChecks.applicationId, materialChecks.materialId], set: check })
    }
    const revision = await reviseApplication(tx, application, {})
    const defects = await loadDefects(tx.db, definition, application.id)
    await notify(tx, { type: 'application', roundId: application.roundId, id: application.id })
    await appendAudit(tx, {
      action: 'material.check',
      subjectType: 'application',
      subjectId: application.id,
      roundId: application.roundId,
      applicationId: application.id,
      before,
      after: input.materials,
    })
    return { revision, defects }
  })
}
