import type { Database } from '@zhengji/db/database'
import type { PanelView } from '@zhengji/domain/expert/view'
import { drawPanel, poolHash } from '@zhengji/domain/panel/draw'
import { panelProblems } from '@zhengji/domain/panel/legality'
import { refuse } from '@zhengji/domain/refusal/refusal'
import type { CallDefinition } from '@zhengji/domain/call/definition'
import { digest } from '../digest.ts'
import type { RunningRound } from '../round/load.ts'
import { namesOf } from '../user/names.ts'
import { loadPanel, loadRecusals, seatedAs, type DrawRecord, type PoolSnapshot } from './load.ts'

// Written by `drawPanel` only.
const snapshotOf = (draw: DrawRecord): PoolSnapshot => draw.pool as PoolSnapshot

/** Whether the stored seed and pool still give the stored outcome and fingerprint. */
const replays = (draw: DrawRecord, definition: CallDefinition): boolean => {
  const { pool, size } = snapshotOf(draw)
  const again = drawPanel({ pool, rules: definition.panel, size, seed: draw.seed, digest })
  return (
    again.ok &&
    poolHash(pool, digest) === draw.poolHash &&
    JSON.stringify([again.members, again.substitutes]) === JSON.stringify([draw.outcome.members, draw.outcome.substitutes])
  )
}

/** The panel of a round as it stands; its problems are everything that keeps it from working. */
export const loadPanelView = async (db: Database, { round, definition }: RunningRound): Promise<PanelView> => {
  const panel = await loadPanel(db, round.id)
  const { draw, seats } = panel
  const nameOf = await namesOf(db, [draw?.drawnBy ?? null])
  const pairs = await loadRecusals(db, round.id)
  const members = seatedAs(panel, 'member').map(({ expert }) => ({ category: expert.category }))
  const problems = draw === null ? [refuse('panel-not-drawn')] : panelProblems(definition.panel, members)
  return {
    draw:
      draw === null
        ? null
        : {
            id: draw.id,
            seed: draw.seed,
            poolHash: draw.poolHash,
            drawnAt: draw.drawnAt.toString(),
            drawnBy: nameOf(draw.drawnBy),
            poolSize: snapshotOf(draw).pool.length,
            excluded: snapshotOf(draw).excluded,
            replayMatches: replays(draw, definition),
          },
    members: seats.map(({ member, expert }) => ({
      id: member.id,
      expertId: member.expertId,
      name: expert.name,
      category: expert.category,
      employer: expert.employments.find(({ until }) => until === null)?.employer ?? '',
      position: member.position,
      status: member.status,
      replacedReason: member.replacedReason,
    })),
    recusals: pairs.map(({ expertId, applicationId, kind, reason }) => ({ expertId, applicationId, kind, reason })),
    problems: problems.map(({ reason, params }) => ({ reason, params })),
  }
}
