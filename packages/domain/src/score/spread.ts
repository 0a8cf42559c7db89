import type { Rubric } from '../call/definition.ts'
import { dividedBy, toCentiPoints, whole } from './fraction.ts'
import { criteriaOf } from './total.ts'
import type { ValidScore } from './valid.ts'

/** How far apart the members are on one criterion. */
export interface CriterionSpread {
  readonly criterionId: string
  /** Mean over the applicants of highest minus lowest, in centi-points; null when no applicant has two scores. */
  readonly meanRange: number | null
  /** Units; 0 when all agree everywhere. */
  readonly widest: number
  /** Where it is widest, the first one in order; null when nothing differs. */
  readonly widestApplicationId: string | null
}

/** Per criterion of the rubric, in its order; a statistic for the chair, no part of the result. */
export const spreadPerCriterion = (rubric: Rubric, valid: ReadonlyMap<string, readonly ValidScore[]>): readonly CriterionSpread[] =>
  criteriaOf(rubric).map(({ id }) => {
    const ranges = [...valid].flatMap(([applicationId, sheets]) => {
      if (sheets.length < 2) return []
      const given = sheets.map(({ units }) => units[id] ?? 0)
      return [{ applicationId, range: Math.max(...given) - Math.min(...given) }]
    })
    const widest = ranges.reduce((most, { range }) => Math.max(most, range), 0)
    return {
      criterionId: id,
      meanRange:
        ranges.length === 0
          ? null
          : toCentiPoints(dividedBy(whole(ranges.reduce((sum, { range }) => sum + range, 0)), ranges.length), rubric.stepsPerPoint),
      widest,
      widestApplicationId: widest === 0 ? null : (ranges.find(({ range }) => range === widest)?.applicationId ?? null),
    }
  })
