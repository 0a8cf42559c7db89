import type * as v from 'valibot'
import type { CallDefinition } from '@zhengji/domain/call/definition'
import type { DrawnLot, DrawReplay } from '@zhengji/domain/expert/view'
import { drawPanel, orderByLot, poolHash } from '@zhengji/domain/panel/draw'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { digest } from '../digest.ts'
import { ServiceError } from '../errors.ts'
import { loadRound } from '../round/load.ts'
import { loadPanel, snapshotOf, type DrawRecord } from './load.ts'

interface Seats {
  readonly members: readonly string[]
  readonly substitutes: readonly string[]
}

const seatIn = ({ members, substitutes }: Seats, expertId: string): DrawnLot['seat'] =>
  members.includes(expertId) ? 'member' : substitutes.includes(expertId) ? 'substitute' : null

/** Draws again from the stored seed and pool, and compares outcome, order and fingerprint with what is on record. */
export const replayDraw = (draw: DrawRecord, { panel: rules }: CallDefinition): DrawReplay => {
  const { pool, size } = snapshotOf(draw)
  const { seed, outcome } = draw
  const drawn = drawPanel({ pool, rules, size, seed, digest })
  const again: Seats = drawn.ok ? drawn : { members: [], substitutes: [] }
  const hash = poolHash(pool, digest)
  return {
    drawId: draw.id,
    poolHash: hash,
    matches:
      hash === draw.poolHash &&
      JSON.stringify([again.members, again.substitutes]) === JSON.stringify([outcome.members, outcome.substitutes]),
    lots: orderByLot(pool, seed, digest).map(({ expertId, name, category, lot }) => ({
      expertId,
      name,
      category,
      lot,
      seat: seatIn(again, expertId),
      recorded: seatIn(outcome, expertId),
    })),
  }
}

/** The newest draw of a round done again; throws PRECONDITION before there is one. */
export const getReplay = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<DrawReplay> => {
  authorize(ctx, 'expert:read', input.roundId)
  const { round, definition } = await loadRound(ctx.db, input.roundId)
  const { draw } = await loadPanel(ctx.db, round.id)
  if (draw === null) throw new ServiceError('PRECONDITION', 'panel-not-drawn')
  return replayDraw(draw, definition)
}
