import type { Criterion, CriterionGroup, Rubric } from '../call/definition.ts'

/** criterionId → units; a missing entry is missing, never 0. */
export type CriterionUnits = Readonly<Record<string, number>>

export interface ScoreTotal {
  /** Units, or null while anything is missing. */
  readonly total: number | null
  readonly missing: readonly string[]
}

export const criteriaOf = (rubric: Pick<Rubric, 'groups'>): readonly Criterion[] => rubric.groups.flatMap(({ criteria }) => criteria)

/** Total over just these criteria; lists every one that is missing. */
export const totalOver = (criteria: readonly Criterion[], units: CriterionUnits): ScoreTotal => {
  const missing = criteria.filter(({ id }) => !Object.hasOwn(units, id)).map(({ id }) => id)
  return { total: missing.length > 0 ? null : criteria.reduce((sum, { id }) => sum + (units[id] ?? 0), 0), missing }
}

/** Total of one expert for one applicant over the whole rubric. Scores of criteria that the rubric does not know do not count. */
export const totalUnits = (rubric: Pick<Rubric, 'groups'>, units: CriterionUnits): ScoreTotal => totalOver(criteriaOf(rubric), units)

/** Subtotal of one group. */
export const groupUnits = (group: CriterionGroup, units: CriterionUnits): ScoreTotal => totalOver(group.criteria, units)
