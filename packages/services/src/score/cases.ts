import type * as v from 'valibot'
import type { roundIdInput } from '@zhengji/domain/round/input'
import type { AbnormalCaseView } from '@zhengji/domain/score/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadCases } from './case-view.ts'

export const listAbnormalCases = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<AbnormalCaseView[]> => {
  authorize(ctx, 'score:read', input.roundId)
  return loadCases(ctx.db, input.roundId)
}
