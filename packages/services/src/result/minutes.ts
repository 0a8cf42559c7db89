import type * as v from 'valibot'
import type { DrawView } from '@zhengji/domain/expert/view'
import type { runIdInput } from '@zhengji/domain/result/input'
import type { MinutesDocument } from '@zhengji/domain/result/view'
import { countSheets } from '@zhengji/domain/sheet/returned'
import { namedApplications } from '../application/named.ts'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadPanelView } from '../panel/view.ts'
import { loadDates, openDate } from '../reminder/dates.ts'
import { loadCases } from '../score/case-view.ts'
import { loadSheetRows } from '../sheet/list.ts'
import { loadPaperRun } from './paper.ts'

/** Who was left out of the pool is counted, not named: minutes go further than the record of the draw. */
const countedDraw = (draw: DrawView | null): MinutesDocument['draw'] => {
  if (draw === null) return null
  const { id: _id, excluded, ...rest } = draw
  const having = (reason: 'inactive' | 'conflict-with-all') => excluded.filter((one) => one.reason === reason).length
  return { ...rest, excluded: { inactive: having('inactive'), 'conflict-with-all': having('conflict-with-all') } }
}

/** Minutes of the panel meeting (评审会议纪要) from what is stored: nothing in them was written for them. */
export const getMinutes = async (ctx: Context, input: v.InferOutput<typeof runIdInput>): Promise<MinutesDocument> => {
  const { running, run, standing } = await loadPaperRun(ctx, input.runId)
  const { round } = running
  for (const permission of ['expert:read', 'sheet:read', 'score:read'] as const) authorize(ctx, permission, round.id)
  const { draw, members, recusals } = await loadPanelView(ctx.db, running)
  const sheets = await loadSheetRows(ctx.db, round.id)
  const cases = await loadCases(ctx.db, round.id)
  const meeting = openDate(await loadDates(ctx.db, round.id), 'panel-meeting')
  const seated = members.filter(({ status }) => status !== 'substitute')
  const nameOf = new Map(seated.map(({ expertId, name }) => [expertId, name]))
  const applicants = await namedApplications(
    ctx.db,
    recusals.map(({ applicationId }) => applicationId),
  )
  return {
    ...standing,
    runId: run.id,
    version: run.version,
    roundId: round.id,
    rehearsal: round.realm === 'rehearsal',
    stale: run.stale,
    computedAt: run.computedAt,
    tieSeed: run.tieSeed,
    inputHash: run.inputHash,
    meeting: meeting === null ? null : { startsAt: meeting.startsAt.toString(), note: meeting.note },
    draw: countedDraw(draw),
    members: seated,
    substitutes: members.length - seated.length,
    // Those of people who never sat on this panel kept nobody from anything.
    recusals: recusals.flatMap(({ expertId, applicationId, kind, reason }) => {
      const expertName = nameOf.get(expertId)
      const applicant = applicants.get(applicationId)
      if (expertName === undefined || applicant === undefined) return []
      return [{ expertName, number: applicant.number ?? '', name: applicant.name, kind, reason }]
    }),
    sheets: countSheets(sheets),
    cases: cases.toReversed(),
    roles: run.roles,
  }
}
