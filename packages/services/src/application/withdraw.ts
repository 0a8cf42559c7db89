import type * as v from 'valibot'
import type { applicationReasonInput } from '@zhengji/domain/application/input'
import type { Revised } from '@zhengji/domain/fields'
import type { Context } from '../context.ts'
import { endApplication } from './end.ts'

/** The applicant takes the application back (撤回); the reason says how that was told. */
export const withdrawApplication = (ctx: Context, input: v.InferOutput<typeof applicationReasonInput>): Promise<Revised> =>
  endApplication(ctx, 'withdraw', input)
