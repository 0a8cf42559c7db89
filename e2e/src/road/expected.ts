import type { Criterion } from './panel.ts'

/**
 * The figures of the journey, computed once more by plain means: half points as whole numbers, means by long division.
 * Nothing here comes from the product but what a person can read off its pages.
 */
export interface Judged {
  readonly number: string
  readonly name: string
}

/** What expert `e` gives applicant `a` for criterion `c`: every half point occurs; objective criteria are the same for all experts. */
export const pointsOf = (criterion: Criterion, e: number, a: number, c: number): number => {
  const steps = criterion.points * 2 + 1
  return ((a * 5 + c * 3 + (criterion.objective ? 0 : e * 7 + a * e)) % steps) / 2
}

/** Mean of whole half points as points with two decimals, half up: 7 half points of 2 sheets → "1.75". */
const meanOf = (totals: readonly number[]): string => {
  const sum = totals.reduce((left, right) => left + right, 0)
  const count = totals.length
  // Hundredths of a point: sum / 2 / count × 100, rounded half up.
  const hundredths = Math.floor((sum * 100 + count) / (2 * count))
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}

interface Ranked {
  readonly number: string
  readonly final: string
}

/** Neighbours with the same final by number: whom the lot puts first among them is another matter in every run. */
export const tiesByNumber = (ranking: readonly Ranked[]): readonly Ranked[] => {
  const runs: Ranked[][] = []
  for (const one of ranking) {
    if (runs.at(-1)?.[0]?.final === one.final) runs.at(-1)?.push(one)
    else runs.push([one])
  }
  return runs.flatMap((run) => run.sort((left, right) => (left.number < right.number ? -1 : 1)))
}

export const expectedRanking = (
  criteria: readonly Criterion[],
  applicants: readonly Judged[],
  experts: readonly string[],
  recused: (expert: string, applicant: Judged) => boolean,
): readonly Ranked[] =>
  applicants
    .map((applicant, a) => {
      const totals = experts.flatMap((expert, e) =>
        recused(expert, applicant) ? [] : [criteria.reduce((sum, criterion, c) => sum + pointsOf(criterion, e, a, c) * 2, 0)],
      )
      return { number: applicant.number, final: meanOf(totals) }
    })
    .sort((left, right) => Number(right.final) - Number(left.final))
