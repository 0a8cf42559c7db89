import type { Database } from '@zhengji/db/database'
import type { PanelView } from '@zhengji/domain/expert/view'
import { panelProblems } from '@zhengji/domain/panel/legality'
import { refuse } from '@zhengji/domain/refusal/refusal'
import type { RunningRound } from '../round/load.ts'
import { namesOf } from '../user/names.ts'
import { loadPanel, loadRecusals, seatedAs, snapshotOf } from './load.ts'
import { replayDraw } from './replay.ts'

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
            replayMatches: replayDraw(draw, definition).matches,
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
