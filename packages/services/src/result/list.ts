import type * as v from 'valibot'
import type { ResultRunView } from '@zhengji/domain/result/view'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadRound } from '../round/load.ts'
import { loadRuns } from './view.ts'

export const listResults = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<ResultRunView[]> => {
  authorize(ctx, 'result:read', input.roundId)
  return loadRuns(ctx.db, await loadRound(ctx.db, input.roundId))
}
