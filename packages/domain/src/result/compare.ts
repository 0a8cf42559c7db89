import type { RankedApplicant } from './compute.ts'

export interface Standing {
  readonly rank: number | null
  /** Centi-points. */
  readonly final: number | null
  readonly outcome: RankedApplicant['outcome']
}

export interface ComparedApplicant {
  readonly applicationId: string
  readonly number: string
  readonly name: string
  readonly stored: Standing
  readonly tried: Standing
  /** Places won (positive) or lost; 0 as well when one of the two has no rank. */
  readonly moved: number
  /** Across the line of the selected: in, out, or neither. */
  readonly line: 'in' | 'out' | null
}

const standing = ({ rank, final, outcome }: RankedApplicant): Standing => ({ rank, final, outcome })

/** Two results of the same applicants side by side, in the order of the one that was tried; who is in one only is left out. */
export const compareRankings = (stored: readonly RankedApplicant[], tried: readonly RankedApplicant[]): readonly ComparedApplicant[] => {
  const known = new Map(stored.map((row) => [row.applicationId, row]))
  return tried.flatMap((row) => {
    const was = known.get(row.applicationId)
    if (was === undefined) return []
    const [before, after] = [was.outcome === 'place', row.outcome === 'place']
    return [
      {
        applicationId: row.applicationId,
        number: row.number,
        name: row.name,
        stored: standing(was),
        tried: standing(row),
        moved: was.rank === null || row.rank === null ? 0 : was.rank - row.rank,
        line: before === after ? null : after ? 'in' : 'out',
      },
    ]
  })
}
