import type { TieRule } from '../call/definition.ts'
import type { RankedApplicant } from './compute.ts'

export interface Candidate {
  readonly applicationId: string
  /** Centi-points. */
  readonly final: number
  /** groupId → centi-points. */
  readonly groups: Readonly<Record<string, number>>
}

export interface Placed {
  readonly applicationId: string
  /** 1-based, distinct. */
  readonly rank: number
  /** `group:<id>` or `draw` when it was level with its neighbour above, else null. */
  readonly tieResolvedBy: string | null
}

export interface RankingRules {
  readonly ties: readonly TieRule[]
  readonly seed: string
  readonly digest: (text: string) => string
}

const named = (rule: TieRule): string => (rule.kind === 'group' ? `group:${rule.group}` : 'draw')

/**
 * Orders by the published final (two decimals), higher first: what the public sees as equal is a tie. Ties go through the chain of
 * groups, higher first; the recorded draw (SHA-256 of `seed:applicationId`, smaller first) ends every chain, also one without it.
 */
export const rankCandidates = (candidates: readonly Candidate[], { ties, seed, digest }: RankingRules): readonly Placed[] => {
  const lots = new Map(candidates.map(({ applicationId }) => [applicationId, digest(`${seed}:${applicationId}`)]))
  const byLot = (a: Candidate, b: Candidate): number => {
    const [left = '', right = ''] = [lots.get(a.applicationId), lots.get(b.applicationId)]
    return left === right ? (a.applicationId < b.applicationId ? -1 : 1) : left < right ? -1 : 1
  }
  const chain: readonly TieRule[] = [...ties, { kind: 'draw' }]
  const separate = (a: Candidate, b: Candidate): { order: number; rule: TieRule } => {
    for (const rule of chain) {
      const order = rule.kind === 'draw' ? byLot(a, b) : (b.groups[rule.group] ?? 0) - (a.groups[rule.group] ?? 0)
      if (order !== 0) return { order, rule }
    }
    return { order: byLot(a, b), rule: { kind: 'draw' } }
  }
  const ordered = [...candidates].sort((a, b) => b.final - a.final || separate(a, b).order)
  return ordered.map((candidate, index) => {
    const above = ordered[index - 1]
    const tied = above !== undefined && above.final === candidate.final
    return { applicationId: candidate.applicationId, rank: index + 1, tieResolvedBy: tied ? named(separate(above, candidate).rule) : null }
  })
}

/** Places first, then the waiting list (递补), then nobody. */
export const outcomeOfRank = (rank: number, quota: { readonly places: number; readonly waiting: number }): RankedApplicant['outcome'] => {
  if (rank <= quota.places) return 'place'
  return rank <= quota.places + quota.waiting ? 'waiting' : 'not-selected'
}
