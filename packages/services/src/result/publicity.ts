import type * as v from 'valibot'
import type { RankedApplicant } from '@zhengji/domain/result/compute'
import type { runIdInput } from '@zhengji/domain/result/input'
import { listForPublicity } from '@zhengji/domain/result/publicity'
import type { PublicityDocument, PublicLine } from '@zhengji/domain/result/view'
import { namedApplications } from '../application/named.ts'
import type { Context } from '../context.ts'
import { loadDates, openDate } from '../reminder/dates.ts'
import { loadPaperRun } from './paper.ts'

/** The public notice of a computed result (公示); names and period as they stand now, so it is printed when they are settled. */
export const getPublicity = async (ctx: Context, input: v.InferOutput<typeof runIdInput>): Promise<PublicityDocument> => {
  const { running, run, standing } = await loadPaperRun(ctx, input.runId)
  const { round } = running
  const known = await namedApplications(
    ctx.db,
    run.roles.flatMap(({ ranking }) => ranking.map(({ applicationId }) => applicationId)),
  )
  const line = ({ applicationId, rank, number, name }: RankedApplicant): PublicLine => ({
    rank: rank ?? 0,
    number,
    name,
    creditCode: known.get(applicationId)?.creditCode ?? '',
  })
  const period = openDate(await loadDates(ctx.db, round.id), 'publicity')
  return {
    ...standing,
    runId: run.id,
    version: run.version,
    roundId: round.id,
    rehearsal: round.realm === 'rehearsal',
    period: period === null ? null : { startsAt: period.startsAt.toString(), endsAt: period.endsAt.toString() },
    roles: run.roles.map(({ role, ranking }) => {
      const { selected, waiting } = listForPublicity(ranking, (id) => known.get(id)?.status, standing.mark)
      return { role, selected: selected.map(line), waiting: waiting.map(line) }
    }),
  }
}
