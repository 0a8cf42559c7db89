import type * as v from 'valibot'
import type { applicationIdInput } from '@zhengji/domain/application/input'
import type { ApplicationDetail } from '@zhengji/domain/application/view'
import type { Context } from '../context.ts'
import { loadDetail } from './detail.ts'
import { loadPermitted } from './load.ts'

/** Everything about one application; the contact's phone masked. */
export const getApplication = async (ctx: Context, input: v.InferOutput<typeof applicationIdInput>): Promise<ApplicationDetail> => {
  await loadPermitted(ctx, input.applicationId, 'application:read')
  return loadDetail(ctx.db, input.applicationId)
}
