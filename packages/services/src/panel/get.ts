import type * as v from 'valibot'
import type { PanelView } from '@zhengji/domain/expert/view'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadRound } from '../round/load.ts'
import { loadPanelView } from './view.ts'

export const getPanel = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<PanelView> => {
  authorize(ctx, 'expert:read', input.roundId)
  return loadPanelView(ctx.db, await loadRound(ctx.db, input.roundId))
}
