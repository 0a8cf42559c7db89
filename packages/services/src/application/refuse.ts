import type * as v from 'valibot'
import type { applicationReasonInput } from '@zhengji/domain/application/input'
import type { Revised } from '@zhengji/domain/fields'
import type { Context } from '../context.ts'
import { endApplication } from './end.ts'

/** A gate is not met, or the materials stay defective: 不予通过, with the reason. */
export const refuseApplication = (ctx: Context, input: v.InferOutput<typeof applicationReasonInput>): Promise<Revised> =>
  endApplication(ctx, 'refuse', input)
