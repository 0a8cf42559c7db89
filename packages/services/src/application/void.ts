import type * as v from 'valibot'
import type { applicationReasonInput } from '@zhengji/domain/application/input'
import type { Revised } from '@zhengji/domain/fields'
import type { Context } from '../context.ts'
import { endApplication } from './end.ts'

/** A mistaken registration (作废); enterprise and role are free again. */
export const voidApplication = (ctx: Context, input: v.InferOutput<typeof applicationReasonInput>): Promise<Revised> =>
  endApplication(ctx, 'void', input)
