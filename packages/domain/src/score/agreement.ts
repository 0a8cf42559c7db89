import { dividedBy, plus, quotient, toCentiPoints, whole } from './fraction.ts'
import type { Rubric } from '../call/definition.ts'
import { findDisagreements } from './disagreement.ts'
import { spreadPerCriterion } from './spread.ts'
import type { ValidScore } from './valid.ts'
import type { PanelAgreement } from './view.ts'

/** How often each value occurs, in ascending order of the values. */
const occurrences = (values: readonly number[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>()
  for (const value of [...values].sort((a, b) => a - b)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Twice the average rank of each value, 1-based, so that ranks of ties stay whole. */
const doubledRanks = (values: readonly number[]): readonly number[] => {
  const ranks = new Map<number, number>()
  let below = 0
  for (const [value, count] of occurrences(values)) {
    ranks.set(value, 2 * below + count + 1)
    below += count
  }
  return values.map((value) => ranks.get(value) ?? 0)
}

/** Σ (t³ − t) over the groups of equal values. */
const tieCorrection = (values: readonly number[]): number =>
  Array.from(occurrences(values).values()).reduce((sum, t) => sum + (t ** 3 - t), 0)

/**
 * Kendall's coefficient of concordance with correction for ties: 0 no agreement … 1 same order; 4 decimals.
 * `totals[rater][item]`, every row of the same length. Null with fewer than 2 raters or items, or when every rater gives everybody the same.
 * W = 12·S / (m²(n³−n) − m·ΣT); a statistic for the chair, no part of the result.
 */
export const kendallsW = (totals: readonly (readonly number[])[]): number | null => {
  const raters = totals.length
  const items = totals[0]?.length ?? 0
  if (raters < 2 || items < 2) return null
  const ranks = totals.map(doubledRanks)
  const sums = Array.from({ length: items }, (_, item) => ranks.reduce((sum, row) => sum + (row[item] ?? 0), 0))
  // Doubled ranks double the sums: their mean is m(n+1), and S comes out four times too large.
  const fourS = sums.reduce((sum, value) => sum + (value - raters * (items + 1)) ** 2, 0)
  const ties = totals.reduce((sum, row) => sum + tieCorrection(row), 0)
  const under = raters ** 2 * (items ** 3 - items) - raters * ties
  return under === 0 ? null : Math.round((3 * fourS * 10_000) / under) / 10_000
}

/** Totals of the applicants whom every expert scored, expert by expert: only those can be compared as rankings. */
export const completeBlock = (
  valid: ReadonlyMap<string, readonly ValidScore[]>,
  expertIds: readonly string[],
): readonly (readonly number[])[] => {
  const shared = [...valid.values()].filter((sheets) => sheets.length === expertIds.length)
  return expertIds.map((expertId) => shared.map((sheets) => sheets.find((sheet) => sheet.expertId === expertId)?.total ?? 0))
}

/**
 * expertId → how far this expert's totals lie on average from the panel's mean of the same applicants, in centi-points;
 * positive is generous. Experts without a valid score are left out.
 */
export const severity = (valid: ReadonlyMap<string, readonly ValidScore[]>, stepsPerPoint: number): Readonly<Record<string, number>> => {
  const deviations = new Map<string, { sum: ReturnType<typeof whole>; count: number }>()
  for (const sheets of valid.values()) {
    const sum = sheets.reduce((all, { total }) => all + total, 0)
    for (const { expertId, total } of sheets) {
      const before = deviations.get(expertId) ?? { sum: whole(0), count: 0 }
      const deviation = quotient(total * sheets.length - sum, sheets.length)
      deviations.set(expertId, { sum: plus(before.sum, deviation), count: before.count + 1 })
    }
  }
  return Object.fromEntries(
    [...deviations].map(([expertId, { sum, count }]) => [expertId, toCentiPoints(dividedBy(sum, count), stepsPerPoint)]),
  )
}

/** Everything about agreement that the chair looks at. */
export const panelAgreement = (
  rubric: Rubric,
  boundPoints: number,
  expertIds: readonly string[],
  valid: ReadonlyMap<string, readonly ValidScore[]>,
): PanelAgreement => {
  const block = completeBlock(valid, expertIds)
  return {
    kendallsW: kendallsW(block),
    raters: block.length,
    items: block[0]?.length ?? 0,
    severity: severity(valid, rubric.stepsPerPoint),
    spread: spreadPerCriterion(rubric, valid),
    disagreements: findDisagreements(valid, boundPoints, rubric.stepsPerPoint),
  }
}
