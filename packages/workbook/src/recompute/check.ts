import { canonical } from '@zhengji/domain/integrity/canonical'
import { computeRole, type RankedApplicant, type StoredRoleInput } from '@zhengji/domain/result/compute'
import { formatUnits } from '@zhengji/domain/score/units'
import type { Figure, ReadRecomputation, ReadRole } from './read.ts'
import { pointsOf } from './raw-head.ts'
import { tieText } from './ties.ts'
import { recomputationWords, type Words } from './words.ts'

/** One figure that is not what the raw scores come to. */
export interface Difference {
  readonly sheet: string
  readonly cell: string
  readonly found: string
  readonly expected: string
}

/** Steps of a third of a point are shown with six decimals. No two figures lie closer together than a hundredth. */
const tolerance = 1e-5

const sameNumber = (text: string, expected: number | null): boolean =>
  expected === null ? text.trim() === '' : text.trim() !== '' && Math.abs(Number(text) - expected) < tolerance

const checkRole = ({ sheet, input, applicants }: ReadRole, word: Words, digest: (text: string) => string): Difference[] => {
  const { ranking } = computeRole({ ...input, digest })
  const rankedOf = new Map<string, RankedApplicant>(ranking.map((one) => [one.applicationId, one]))
  const differences: Difference[] = []
  const expectText = ({ cell, text }: Figure, expected: string) => {
    if (text !== null && text !== expected) differences.push({ sheet, cell, found: text, expected })
  }
  const expectNumber = ({ cell, text }: Figure, expected: number | null) => {
    if (text !== null && !sameNumber(text, expected)) differences.push({ sheet, cell, found: text, expected: String(expected ?? '') })
  }
  for (const { applicationId, recorded, totals, ...calculated } of applicants) {
    const ranked = rankedOf.get(applicationId)
    for (const figures of [recorded, calculated]) {
      expectNumber(figures.final, ranked?.final == null ? null : ranked.final / 100)
      expectNumber(figures.rank, ranked?.rank ?? null)
      expectText(figures.tie, tieText(ranked?.tieResolvedBy ?? null, input.rubric.groups, word))
      expectText(figures.outcome, word.outcomes[ranked?.outcome ?? 'incomplete'])
    }
    for (const [expertId, figure] of Object.entries(totals)) {
      const total = ranked?.totals[expertId]
      if (total !== undefined) expectNumber(figure, pointsOf(total, input.rubric.stepsPerPoint))
      else if (figure.text !== null && figure.text !== word.recused && figure.text !== word.incomplete)
        differences.push({ sheet, cell: figure.cell, found: figure.text, expected: word.incomplete })
    }
  }
  return differences
}

/** Every figure of the file that its own raw scores do not come to, recorded ones and those that a program has calculated. Empty: all agree. */
export const checkRecomputation = (read: Extract<ReadRecomputation, { ok: true }>, digest: (text: string) => string): Difference[] =>
  read.roles.flatMap((role) => checkRole(role, recomputationWords(read.locale), digest))

/** Everything in which the file departs from what a run rested on, in words for whoever has both; empty when it is the same. */
export const compareInputs = (found: StoredRoleInput, stored: StoredRoleInput): string[] => {
  const differences: string[] = []
  const steps = stored.rubric.stepsPerPoint
  const shown = (units: number | undefined) => (units === undefined ? '—' : formatUnits(units, steps))
  const expect = (what: string, left: unknown, right: unknown) => {
    // In a canonical form: a database keeps objects without the order of their keys.
    if (canonical(left) !== canonical(right)) differences.push(`${what}: ${canonical(left)} ≠ ${canonical(right)}`)
  }
  const outline = ({ rubric }: StoredRoleInput) => ({
    steps: rubric.stepsPerPoint,
    groups: rubric.groups.map(({ id, criteria }) => [id, criteria.map((one) => [one.id, one.points, one.kind])]),
  })
  const byId = <One extends { readonly id: string }>(list: readonly One[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
  const pairs = ({ recused }: StoredRoleInput) => recused.map(({ expertId, applicationId }) => `${applicationId}|${expertId}`).sort()
  expect('rubric', outline(found), outline(stored))
  expect('aggregation', found.aggregation, stored.aggregation)
  expect('ties', found.ties, stored.ties)
  expect('quota', found.quota, stored.quota)
  expect('seed', found.tieSeed, stored.tieSeed)
  expect('applicants', byId(found.applicants), byId(stored.applicants))
  expect('experts', byId(found.experts), byId(stored.experts))
  const known = new Set(stored.experts.map(({ id }) => id))
  expect('recused', pairs(found), pairs({ ...stored, recused: stored.recused.filter(({ expertId }) => known.has(expertId)) }))
  for (const expert of stored.experts)
    for (const applicant of stored.applicants) {
      const [left, right] = [found.scores[expert.id]?.[applicant.id] ?? {}, stored.scores[expert.id]?.[applicant.id] ?? {}]
      for (const id of new Set([...Object.keys(left), ...Object.keys(right)]))
        if (left[id] !== right[id]) differences.push(`${applicant.number} ${expert.name} ${id}: ${shown(left[id])} ≠ ${shown(right[id])}`)
    }
  return differences
}
