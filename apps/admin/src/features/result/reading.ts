import type { RankedApplicant } from '@zhengji/domain/result/compute'

/** How Kendall's W is put in words. Bounds after Schmidt, Managing Delphi Surveys (1997): 0.7 strong, 0.5 moderate agreement. */
export const agreementLevel = (kendallsW: number): 'strong' | 'moderate' | 'weak' =>
  kendallsW >= 0.7 ? 'strong' : kendallsW >= 0.5 ? 'moderate' : 'weak'

/**
 * Whether an expert leans, from the mean deviation in centi-points: within 1 % of the full marks nobody would notice it in
 * one score.
 */
export const leanOf = (deviation: number, totalPoints: number): 'generous' | 'strict' | 'level' => {
  if (Math.abs(deviation) <= totalPoints) return 'level'
  return deviation > 0 ? 'generous' : 'strict'
}

/** What separated it from its neighbour above; null when nothing had to. */
export const tieOf = (
  tieResolvedBy: string | null,
): { readonly kind: 'group'; readonly group: string } | { readonly kind: 'draw' } | null => {
  if (tieResolvedBy === null) return null
  return tieResolvedBy.startsWith('group:') ? { kind: 'group', group: tieResolvedBy.slice('group:'.length) } : { kind: 'draw' }
}

export const outcomeTones = { place: 'green', waiting: 'blue', 'not-selected': 'grey', incomplete: 'orange' } as const satisfies Record<
  RankedApplicant['outcome'],
  string
>
