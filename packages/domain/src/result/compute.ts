import type { AggregationRules, CallRole, Rubric, TieRule } from '../call/definition.ts'
import { completeBlock, kendallsW, severity } from '../score/agreement.ts'
import { validScores, type PanelScores, type RecusedPair, type ScoredApplicants } from '../score/valid.ts'
import { aggregateFinal, aggregateGroup } from './aggregate.ts'
import { findResultProblems } from './problems.ts'
import { outcomeOfRank, rankCandidates, type Candidate } from './rank.ts'

/** Centi-points: hundredths of a point after the one documented rounding (half-up). */
export type CentiPoints = number

export interface RankedApplicant {
  readonly applicationId: string
  readonly number: string
  readonly name: string
  /** 1-based; tied places that the chain resolved are distinct. Null when there is no valid score. */
  readonly rank: number | null
  readonly final: CentiPoints | null
  /**
   * groupId → the group aggregated on its own, as the tie chain compares it; empty without a final. Each is rounded by itself
   * (and trimmed by itself), so that they need not add up to the final.
   */
  readonly groups: Readonly<Record<string, CentiPoints>>
  readonly outcome: 'place' | 'waiting' | 'not-selected' | 'incomplete'
  /** expertId → total units of a complete, unrecused sheet. */
  readonly totals: Readonly<Record<string, number>>
  /** Which rule of the chain separated it from its neighbour above, or null. */
  readonly tieResolvedBy: string | null
}

export interface ResultProblem {
  readonly kind: 'incomplete-sheet' | 'objective-differs' | 'disagreement' | 'too-few-sheets'
  readonly expertId: string | null
  readonly applicationId: string | null
  readonly criterionId: string | null
  readonly params: Readonly<Record<string, string | number>>
  /** A blocking problem forbids proposing the result. */
  readonly blocking: boolean
}

/** One member's scores for one applicant that count as the mean of the others (畸高畸低); noted wherever the result is shown. */
export interface Replacement {
  readonly expertId: string
  readonly applicationId: string
  readonly caseId: string
  /** Total in units as the member gave it. */
  readonly from: number
  /** Total in units that counts instead. */
  readonly to: number
  /** Members who confirmed, of `panelSize`. */
  readonly confirming: number
  readonly panelSize: number
  readonly explanation: 'absent' | 'insufficient'
}

export interface RoleResult {
  readonly role: string
  readonly stepsPerPoint: number
  readonly ranking: readonly RankedApplicant[]
  readonly problems: readonly ResultProblem[]
  /** Agreement of the panel, 0…1, or null with fewer than 2 experts or applicants. */
  readonly kendallsW: number | null
  /** expertId → mean deviation of this expert's totals from the panel mean, in centi-points. */
  readonly severity: Readonly<Record<string, number>>
  readonly replacements: readonly Replacement[]
}

/** Everything the result of one role depends on; the same input gives the same result, in whatever order it comes. */
export interface RoleInput {
  readonly rubric: Rubric
  readonly aggregation: AggregationRules
  readonly ties: readonly TieRule[]
  readonly quota: Pick<CallRole['quota'], 'places' | 'waiting'>
  readonly applicants: readonly { readonly id: string; readonly number: string; readonly name: string }[]
  /** Members whose sheets count: a replaced or excluded member is left out. */
  readonly experts: readonly { readonly id: string; readonly name: string }[]
  readonly scores: PanelScores
  readonly recused: readonly RecusedPair[]
  /** Already carried out in `scores`. */
  readonly replacements: readonly Replacement[]
  readonly tieSeed: string
  /** SHA-256, lower-case hex, of UTF-8 text. */
  readonly digest: (text: string) => string
}

/** The same as data: what is kept beside a result, so that anybody can compute it again. */
export type StoredRoleInput = Omit<RoleInput, 'digest'>

const compareNumber = (a: { readonly number: string; readonly id: string }, b: { readonly number: string; readonly id: string }): number =>
  a.number === b.number ? (a.id < b.id ? -1 : 1) : a.number < b.number ? -1 : 1

const candidatesOf = (input: RoleInput, { valid }: ScoredApplicants): readonly Candidate[] =>
  input.applicants.flatMap(({ id }) => {
    const sheets = valid.get(id) ?? []
    const final = aggregateFinal(input.rubric, sheets, input.aggregation)
    if (final === null) return []
    const groups = input.rubric.groups.map(
      (group) => [group.id, aggregateGroup(input.rubric, group, sheets, input.aggregation) ?? 0] as const,
    )
    return [{ applicationId: id, final, groups: Object.fromEntries(groups) }]
  })

/**
 * The result of one role: finals, order, outcome by quota, and what stands in the way of proposing it.
 * An expert's scores for an applicant count only when every criterion is there; nothing missing ever counts as zero. Applicants without
 * enough valid sheets stand last, by number, without rank. Throws a RangeError for stored units outside a criterion's scale.
 */
export const computeRole = (input: RoleInput): RoleResult => {
  const applicants = [...input.applicants].sort(compareNumber)
  const expertIds = input.experts.map(({ id }) => id).sort()
  const applicantIds = applicants.map(({ id }) => id)
  const scored = validScores(input.rubric, applicantIds, expertIds, input.scores, input.recused)
  const candidates = candidatesOf(input, scored)
  const placed = rankCandidates(candidates, { ties: input.ties, seed: input.tieSeed, digest: input.digest })
  const figures = new Map(candidates.map((candidate) => [candidate.applicationId, candidate]))
  const places = new Map(placed.map((place) => [place.applicationId, place]))
  const ranking = applicants.map(({ id, number, name }): RankedApplicant => {
    const place = places.get(id)
    return {
      applicationId: id,
      number,
      name,
      rank: place?.rank ?? null,
      final: figures.get(id)?.final ?? null,
      groups: figures.get(id)?.groups ?? {},
      outcome: place === undefined ? 'incomplete' : outcomeOfRank(place.rank, input.quota),
      totals: Object.fromEntries((scored.valid.get(id) ?? []).map(({ expertId, total }) => [expertId, total])),
      tieResolvedBy: place?.tieResolvedBy ?? null,
    }
  })
  return {
    role: input.rubric.role,
    stepsPerPoint: input.rubric.stepsPerPoint,
    // A stable sort: those without rank keep the order of their numbers.
    ranking: ranking.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0),
    problems: findResultProblems(input.rubric, input.aggregation, scored),
    kendallsW: kendallsW(completeBlock(scored.valid, expertIds)),
    severity: severity(scored.valid, input.rubric.stepsPerPoint),
    replacements: input.replacements.filter(({ applicationId }) => applicantIds.includes(applicationId)),
  }
}
