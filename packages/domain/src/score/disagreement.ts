import { quotient, toCentiPoints } from './fraction.ts'
import type { ValidScore } from './valid.ts'

export interface Disagreement {
  readonly applicationId: string
  readonly expertId: string
  /** Units. */
  readonly total: number
  /** Mean of the other members, in centi-points, for display. */
  readonly othersMean: number
}

/**
 * Totals further than `boundPoints` from the mean of the other members; exactly at the bound is not yet a disagreement.
 * Needs at least two members. Source: benchmark 畸高畸低, 财政部令第87号 第64条.
 */
export const findDisagreements = (
  valid: ReadonlyMap<string, readonly ValidScore[]>,
  boundPoints: number,
  stepsPerPoint: number,
): readonly Disagreement[] =>
  [...valid].flatMap(([applicationId, sheets]) => {
    const others = sheets.length - 1
    if (others < 1) return []
    const sum = sheets.reduce((all, { total }) => all + total, 0)
    return sheets.flatMap(({ expertId, total }) =>
      // |total − rest/others| > bound, multiplied by `others` so that it stays whole
      Math.abs(total * others - (sum - total)) > boundPoints * stepsPerPoint * others
        ? [{ applicationId, expertId, total, othersMean: toCentiPoints(quotient(sum - total, others), stepsPerPoint) }]
        : [],
    )
  })
