import type { AggregationRules, Criterion, CriterionGroup, Rubric } from '../call/definition.ts'
import { plus, quotient, toCentiPoints, whole, type Fraction } from '../score/fraction.ts'
import { criteriaOf } from '../score/total.ts'
import type { ValidScore } from '../score/valid.ts'

/** Below this many valid sheets, dropping two would leave too few to speak of a panel. */
const trimmedMinimum = 5

/** Least number of valid sheets per applicant that the method needs. */
export const sheetsNeeded = ({ method }: Pick<AggregationRules, 'method'>): number => (method === 'trimmed-mean' ? trimmedMinimum : 1)

const average = (values: readonly number[], { method }: AggregationRules): Fraction => {
  const counted = method === 'mean' ? values : [...values].sort((a, b) => a - b).slice(1, -1)
  return quotient(
    counted.reduce((sum, value) => sum + value, 0),
    counted.length,
  )
}

const aggregateOver = (criteria: readonly Criterion[], sheets: readonly ValidScore[], rules: AggregationRules): Fraction => {
  const columns = criteria.map(({ id }) => sheets.map(({ units }) => units[id] ?? 0))
  if (rules.scope === 'criterion') return columns.reduce((sum, column) => plus(sum, average(column, rules)), whole(0))
  return average(
    sheets.map((_, row) => columns.reduce((sum, column) => sum + (column[row] ?? 0), 0)),
    rules,
  )
}

/**
 * One applicant's final in centi-points, or null with fewer valid sheets than the method needs.
 * `mean`: all sheets; `trimmed-mean`: without one highest and one lowest, of the totals or of each criterion (`scope`).
 * Whole numbers throughout; the only rounding is the last step, half-up to two decimals.
 */
export const aggregateFinal = (rubric: Rubric, sheets: readonly ValidScore[], rules: AggregationRules): number | null =>
  sheets.length < sheetsNeeded(rules) ? null : toCentiPoints(aggregateOver(criteriaOf(rubric), sheets, rules), rubric.stepsPerPoint)

/** The same for one group of criteria, from its own subtotals: what the tie chain compares. */
export const aggregateGroup = (
  rubric: Rubric,
  group: CriterionGroup,
  sheets: readonly ValidScore[],
  rules: AggregationRules,
): number | null =>
  sheets.length < sheetsNeeded(rules) ? null : toCentiPoints(aggregateOver(group.criteria, sheets, rules), rubric.stepsPerPoint)
