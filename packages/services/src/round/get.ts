import type * as v from 'valibot'
import type { roundIdInput } from '@zhengji/domain/round/input'
import type { RoundDetail } from '@zhengji/domain/round/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadRound, toRoundView } from './load.ts'

/** A round, the definition it runs, and the server's time. */
export const getRound = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<RoundDetail> => {
  authorize(ctx, 'round:read', input.roundId)
  const { round, definition } = await loadRound(ctx.db, input.roundId)
  return { round: toRoundView(round), definition, serverNow: (await ctx.ports.clock(ctx.db)).toString() }
}
