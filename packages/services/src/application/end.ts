import type * as v from 'valibot'
import type { applicationReasonInput } from '@zhengji/domain/application/input'
import type { Revised } from '@zhengji/domain/fields'
import type { Context } from '../context.ts'
import { withTransaction } from '../transaction.ts'
import { changeStatus } from './change-status.ts'
import { claimApplication, loadPermitted, permissionFor } from './load.ts'

/** Ends an application for a reason; nothing is deleted. */
export const endApplication = async (
  ctx: Context,
  event: 'refuse' | 'withdraw' | 'void',
  input: v.InferOutput<typeof applicationReasonInput>,
): Promise<Revised> => {
  await loadPermitted(ctx, input.applicationId, permissionFor(event))
  return withTransaction(ctx, async (tx) => {
    const application = await claimApplication(tx, input.applicationId, input.revision)
    const { revision } = await changeStatus(tx, application, event, { reason: input.reason })
    return { revision }
  })
}
