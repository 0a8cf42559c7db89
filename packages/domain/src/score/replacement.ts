import type { CriterionUnits } from './total.ts'

/** What the replacement of one member's scores for one applicant rests on, as it was at that moment. */
export interface ReplacementBasis {
  readonly applicationId: string
  /** The member's own scores, which count no more. */
  readonly own: CriterionUnits
  /** Members with a complete sheet for this applicant that was not itself replaced. */
  readonly others: readonly { readonly expertId: string; readonly units: CriterionUnits }[]
}

/** How a case ended: the majority, and the scores of each applicant that were replaced. */
export interface ReplacementRecord {
  readonly confirming: number
  readonly panelSize: number
  readonly applications: readonly ReplacementBasis[]
}

/** With a single other member there is no mean to speak of. */
export const othersNeeded = 2

/**
 * The mean of the others in whole units. The total is rounded once, half-up; what the criteria's whole parts leave of it goes to the
 * largest remainders, at equal ones to the earlier criterion. Rounding each criterion for itself would add up to points.
 * `others` must be complete and not empty. Source: 重庆市招标投标条例 第32条, docs/adr/0010.
 */
export const meanOfOthers = (criterionIds: readonly string[], others: readonly CriterionUnits[]): CriterionUnits => {
  const count = others.length
  const parts = criterionIds.map((id, position) => {
    const sum = others.reduce((all, units) => all + (units[id] ?? 0), 0)
    return { id, position, sum, whole: Math.floor(sum / count), rest: sum % count }
  })
  const total = parts.reduce((all, { sum }) => all + sum, 0)
  const spare = Math.floor((2 * total + count) / (2 * count)) - parts.reduce((all, { whole }) => all + whole, 0)
  const raised = new Set(
    [...parts]
      .sort((a, b) => b.rest - a.rest || a.position - b.position)
      .slice(0, spare)
      .map(({ id }) => id),
  )
  return Object.fromEntries(parts.map(({ id, whole }) => [id, raised.has(id) ? whole + 1 : whole]))
}
