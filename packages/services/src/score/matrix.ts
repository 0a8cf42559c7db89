import type * as v from 'valibot'
import type { roundIdInput } from '@zhengji/domain/round/input'
import { panelAgreement } from '@zhengji/domain/score/agreement'
import { criteriaOf } from '@zhengji/domain/score/total'
import { pointsToUnits } from '@zhengji/domain/score/units'
import { validScores } from '@zhengji/domain/score/valid'
import type { ScoreMatrixView } from '@zhengji/domain/score/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { loadRound } from '../round/load.ts'
import { loadScoring } from './scoring.ts'

/** One matrix per role that has applicants, of the sheets that count; empty before a rubric is approved. */
export const getScoreMatrix = async (ctx: Context, input: v.InferOutput<typeof roundIdInput>): Promise<ScoreMatrixView[]> => {
  authorize(ctx, 'score:read', input.roundId)
  const { round, definition } = await loadRound(ctx.db, input.roundId)
  const { rubric, applicants, members, scores, recused, replacements } = await loadScoring(ctx.db, round.id)
  return definition.roles.flatMap((role): ScoreMatrixView[] => {
    const content = rubric?.content.find((one) => one.role === role.id)
    const ofRole = applicants.filter((applicant) => applicant.role === role.id)
    if (content === undefined || ofRole.length === 0) return []
    const ids = new Set(ofRole.map(({ id }) => id))
    const expertIds = members.map(({ expert }) => expert.id)
    const { valid } = validScores(content, [...ids], expertIds, scores, recused)
    return [
      {
        role: role.id,
        stepsPerPoint: content.stepsPerPoint,
        applicants: ofRole.map(({ id, number, name }) => ({ id, number, name })),
        experts: members.flatMap(({ expert, sheets }) => {
          const sheet = sheets.get(role.id)
          return sheet === undefined ? [] : [{ id: expert.id, name: expert.name, sheetId: sheet.id, complete: sheet.status === 'complete' }]
        }),
        criteria: criteriaOf(content).map(({ id, name, points, kind }) => ({
          id,
          name,
          maxUnits: pointsToUnits(points, content.stepsPerPoint),
          kind,
        })),
        units: Object.fromEntries(
          Object.entries(scores).map(([expertId, given]) => [
            expertId,
            Object.fromEntries(Object.entries(given).filter(([applicationId]) => ids.has(applicationId))),
          ]),
        ),
        recused: recused.filter(({ applicationId }) => ids.has(applicationId)),
        replaced: replacements
          .filter(({ applicationId }) => ids.has(applicationId))
          .map(({ expertId, applicationId }) => ({ expertId, applicationId })),
        agreement: panelAgreement(content, definition.aggregation.disagreementPoints, expertIds, valid),
      },
    ]
  })
}
