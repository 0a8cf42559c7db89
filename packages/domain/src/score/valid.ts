import type { Criterion, Rubric } from '../call/definition.ts'
import { criteriaOf, totalOver, type CriterionUnits } from './total.ts'
import { pointsToUnits } from './units.ts'

/** expertId → applicationId → criterionId → units; a missing entry is missing, never 0. */
export type PanelScores = Readonly<Record<string, Readonly<Record<string, CriterionUnits>>>>

export interface RecusedPair {
  readonly expertId: string
  readonly applicationId: string
}

/** What one expert gave one applicant, complete and not recused: only this counts. */
export interface ValidScore {
  readonly expertId: string
  readonly units: CriterionUnits
  readonly total: number
}

export interface MissingScore extends RecusedPair {
  readonly missing: readonly string[]
}

export interface ScoredApplicants {
  /** applicationId → valid scores in the order of the experts. */
  readonly valid: ReadonlyMap<string, readonly ValidScore[]>
  readonly missing: readonly MissingScore[]
}

/**
 * Separates what counts from what is missing. A recused pair neither counts nor is missing, even if scores exist.
 * Throws a RangeError for stored units that are no whole number within the criterion's scale: an import never lets them in.
 */
export const validScores = (
  rubric: Rubric,
  applicationIds: readonly string[],
  expertIds: readonly string[],
  scores: PanelScores,
  recused: readonly RecusedPair[],
): ScoredApplicants => {
  const excluded = new Set(recused.map(({ expertId, applicationId }) => `${expertId} ${applicationId}`))
  const criteria = criteriaOf(rubric)
  const missing: MissingScore[] = []
  const valid = new Map(
    applicationIds.map((applicationId) => {
      const counted: ValidScore[] = []
      for (const expertId of expertIds) {
        if (excluded.has(`${expertId} ${applicationId}`)) continue
        const units = scores[expertId]?.[applicationId] ?? {}
        const { total, missing: absent } = totalOver(criteria, units)
        if (total === null) missing.push({ expertId, applicationId, missing: absent })
        else counted.push({ expertId, units: checkedUnits(criteria, rubric.stepsPerPoint, units, `${expertId}/${applicationId}`), total })
      }
      return [applicationId, counted] as const
    }),
  )
  return { valid, missing }
}

const checkedUnits = (criteria: readonly Criterion[], stepsPerPoint: number, units: CriterionUnits, where: string): CriterionUnits => {
  for (const { id, points } of criteria) {
    const value = units[id] ?? -1
    if (!Number.isInteger(value) || value < 0 || value > pointsToUnits(points, stepsPerPoint))
      throw new RangeError(`score out of range: ${where}/${id} = ${value}`)
  }
  return units
}
