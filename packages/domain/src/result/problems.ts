import type { AggregationRules, Rubric } from '../call/definition.ts'
import { findDisagreements } from '../score/disagreement.ts'
import { findObjectiveDifferences } from '../score/objective.ts'
import { formatUnits } from '../score/units.ts'
import type { ScoredApplicants } from '../score/valid.ts'
import { sheetsNeeded } from './aggregate.ts'
import type { ResultProblem } from './compute.ts'

/**
 * Everything the officer has to see before a result is proposed. Blocking: missing scores, too few valid sheets, objective criteria
 * scored differently. A disagreement is shown and left to the panel's judgement.
 */
export const findResultProblems = (
  rubric: Rubric,
  aggregation: AggregationRules,
  { valid, missing }: ScoredApplicants,
): readonly ResultProblem[] => {
  const { stepsPerPoint } = rubric
  const needed = sheetsNeeded(aggregation)
  return [
    ...missing.map(({ expertId, applicationId, missing: criteria }): ResultProblem => ({
      kind: 'incomplete-sheet',
      expertId,
      applicationId,
      criterionId: criteria.length === 1 ? (criteria[0] ?? null) : null,
      params: { missing: criteria.length },
      blocking: true,
    })),
    ...[...valid]
      .filter(([, sheets]) => sheets.length < needed)
      .map(([applicationId, sheets]): ResultProblem => ({
        kind: 'too-few-sheets',
        expertId: null,
        applicationId,
        criterionId: null,
        params: { found: sheets.length, needed },
        blocking: true,
      })),
    ...findObjectiveDifferences(rubric, valid).map(({ applicationId, criterionId, values }): ResultProblem => {
      const units = Object.values(values)
      const params = { lowest: formatUnits(Math.min(...units), stepsPerPoint), highest: formatUnits(Math.max(...units), stepsPerPoint) }
      return { kind: 'objective-differs', expertId: null, applicationId, criterionId, params, blocking: true }
    }),
    ...findDisagreements(valid, aggregation.disagreementPoints, stepsPerPoint).map(
      ({ applicationId, expertId, total, othersMean }): ResultProblem => ({
        kind: 'disagreement',
        expertId,
        applicationId,
        criterionId: null,
        params: { total: formatUnits(total, stepsPerPoint), others: formatUnits(othersMean, 100), bound: aggregation.disagreementPoints },
        blocking: false,
      }),
    ),
  ]
}
