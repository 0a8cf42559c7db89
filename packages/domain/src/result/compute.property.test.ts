import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 as digest } from '../testing/digest.ts'
import { rubricOf } from '../testing/rubric.ts'
import { computeRole, type RoleInput } from './compute.ts'

/**
 * The oracle shares no code with the engine: quotients of BigInt brought to lowest terms, rounding by comparing with the half,
 * places by counting who is better instead of sorting.
 */
interface Quotient {
  readonly n: bigint
  readonly d: bigint
}
const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b))
const lowest = (n: bigint, d: bigint): Quotient => {
  const by = divisor(n, d)
  return by === 0n ? { n: 0n, d: 1n } : { n: n / by, d: d / by }
}
const add = (a: Quotient, b: Quotient): Quotient => lowest(a.n * b.d + b.n * a.d, a.d * b.d)
const hundredths = (value: Quotient): number => {
  const n = value.n * 100n
  const down = n / value.d
  return Number(2n * (n - down * value.d) >= value.d ? down + 1n : down)
}
const meanOf = (values: readonly number[], trim: boolean): Quotient => {
  const left = [...values]
  if (trim) {
    left.splice(left.indexOf(Math.max(...left)), 1)
    left.splice(left.indexOf(Math.min(...left)), 1)
  }
  // Units are half points.
  return left.map((value) => lowest(BigInt(value), BigInt(2 * left.length))).reduce(add, { n: 0n, d: 1n })
}

const groups = { system: { uptime: 5, design: 10 }, service: { staff: 5 } }
const rubric = rubricOf(groups, ['uptime'])
const maxima: Readonly<Record<string, number>> = { uptime: 10, design: 20, staff: 10 }
const criteria = Object.keys(maxima)

interface Figures {
  readonly final: number | null
  readonly rank: number | null
  readonly groups: Readonly<Record<string, number>>
}
const oracle = (input: RoleInput): Record<string, Figures> => {
  const trim = input.aggregation.method === 'trimmed-mean'
  const figures = input.applicants.map(({ id }) => {
    const sheets = input.experts
      .filter((expert) => !input.recused.some((pair) => pair.expertId === expert.id && pair.applicationId === id))
      .map((expert) => input.scores[expert.id]?.[id] ?? {})
      .filter((sheet) => criteria.every((criterion) => criterion in sheet))
    const over = (names: readonly string[]) =>
      hundredths(
        input.aggregation.scope === 'criterion'
          ? names
              .map((name) =>
                meanOf(
                  sheets.map((sheet) => sheet[name] ?? 0),
                  trim,
                ),
              )
              .reduce(add)
          : meanOf(
              sheets.map((sheet) => names.map((name) => sheet[name] ?? 0).reduce((a, b) => a + b)),
              trim,
            ),
      )
    const enough = sheets.length >= (trim ? 5 : 1)
    const system = enough ? over(['uptime', 'design']) : 0
    const ofGroups: Record<string, number> = enough ? { system, service: over(['staff']) } : {}
    return { id, final: enough ? over(criteria) : null, system, groups: ofGroups, lot: digest(`${input.tieSeed}:${id}`) }
  })
  const better = (a: (typeof figures)[number], b: (typeof figures)[number]): boolean => {
    if (a.final !== b.final) return (a.final ?? -1) > (b.final ?? -1)
    return a.system === b.system ? a.lot < b.lot : a.system > b.system
  }
  return Object.fromEntries(
    figures.map((one) => [
      one.id,
      {
        final: one.final,
        rank: one.final === null ? null : 1 + figures.filter((other) => other !== one && better(other, one)).length,
        groups: one.groups,
      },
    ]),
  )
}

const ids = (prefix: string, least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((count) => Array.from({ length: count }, (_, n) => `${prefix}${n}`))

const units = (max: number) => fc.oneof(fc.nat(max), fc.constantFrom(0, max))

const record = <Value>(keys: readonly string[], value: fc.Arbitrary<Value>) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, value])))

/** Few different scores, so that ties are common; missing criteria and recused pairs among them. */
const inputs: fc.Arbitrary<RoleInput> = fc
  .tuple(
    ids('a', 1, 6),
    ids('x', 1, 8),
    fc.constantFrom('mean' as const, 'trimmed-mean' as const),
    fc.constantFrom('total' as const, 'criterion' as const),
    fc.string(),
  )
  .chain(([applicants, experts, method, scope, tieSeed]) => {
    const sheet = fc.oneof(
      { weight: 9, arbitrary: fc.record({ uptime: units(10), design: units(20), staff: units(10) }) },
      { weight: 1, arbitrary: fc.record({ uptime: units(10), design: units(20) }) },
    )
    const pair = fc.record({ expertId: fc.constantFrom(...experts), applicationId: fc.constantFrom(...applicants) })
    return fc.record({
      rubric: fc.constant(rubric),
      aggregation: fc.constant({ method, scope, disagreementPoints: 4 }),
      ties: fc.constant([{ kind: 'group', group: 'system' }, { kind: 'draw' }] as const),
      quota: fc.record({ places: fc.integer({ min: 1, max: 3 }), waiting: fc.nat(2) }),
      applicants: fc.constant(applicants.map((id) => ({ id, number: `N${id}`, name: id }))),
      experts: fc.constant(experts.map((id) => ({ id, name: id }))),
      scores: record(experts, record(applicants, sheet)),
      recused: fc.array(pair, { maxLength: 4 }),
      replacements: fc.constant([]),
      tieSeed: fc.constant(tieSeed),
      digest: fc.constant(digest),
    })
  })

const reverse = (input: RoleInput): RoleInput => ({
  ...input,
  applicants: [...input.applicants].toReversed(),
  experts: [...input.experts].toReversed(),
  recused: [...input.recused].toReversed(),
  scores: Object.fromEntries(Object.entries(input.scores).toReversed()),
})

const rankOf = (input: RoleInput, id: string) =>
  computeRole(input).ranking.find(({ applicationId }) => applicationId === id)?.rank ?? Infinity

describe('computeRole', () => {
  it('gives every figure and rank that an independent computation gives', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { ranking } = computeRole(input)
        const figures = ranking.map(({ applicationId, final, rank, groups }) => [applicationId, { final, rank, groups }])
        expect(Object.fromEntries(figures)).toEqual(oracle(input))
      }),
      { numRuns: 500 },
    )
  })

  it('does not depend on the order in which anything comes', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(computeRole(reverse(input))).toEqual(computeRole(input))
      }),
      { numRuns: 200 },
    )
  })

  it('never lowers an applicant’s rank when one of its scores is raised', () => {
    fc.assert(
      fc.property(
        inputs,
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...criteria),
        fc.integer({ min: 1, max: 20 }),
        (input, e, a, criterion, by) => {
          const expertId = input.experts[e % input.experts.length]?.id ?? ''
          const id = input.applicants[a % input.applicants.length]?.id ?? ''
          const sheet = input.scores[expertId]?.[id] ?? {}
          fc.pre(criterion in sheet)
          const raised = { ...sheet, [criterion]: Math.min((sheet[criterion] ?? 0) + by, maxima[criterion] ?? 0) }
          const scores = { ...input.scores, [expertId]: { ...input.scores[expertId], [id]: raised } }
          expect(rankOf({ ...input, scores }, id)).toBeLessThanOrEqual(rankOf(input, id))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('gives distinct ranks from 1 on, places and waiting list by quota, and those without rank last', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { ranking } = computeRole(input)
        const ranked = ranking.filter(({ rank }) => rank !== null)
        expect(ranking.map(({ rank }) => rank)).toEqual([...ranked.map((_, n) => n + 1), ...ranking.slice(ranked.length).map(() => null)])
        const { places, waiting } = input.quota
        expect(ranking.map(({ outcome }) => outcome)).toEqual(
          ranking.map(({ rank }) => {
            if (rank === null) return 'incomplete'
            return rank > places + waiting ? 'not-selected' : rank > places ? 'waiting' : 'place'
          }),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('reports every missing score of an unrecused pair, blocking, and only those', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const reported = computeRole(input).problems.filter(({ kind }) => kind === 'incomplete-sheet')
        const absent = input.applicants.flatMap(({ id }) =>
          input.experts
            .filter((expert) => !input.recused.some((pair) => pair.expertId === expert.id && pair.applicationId === id))
            .filter((expert) => criteria.some((criterion) => !(criterion in (input.scores[expert.id]?.[id] ?? {}))))
            .map((expert) => `${expert.id} ${id}`),
        )
        expect(reported.map(({ expertId, applicationId }) => `${expertId} ${applicationId}`).sort()).toEqual(absent.sort())
        expect(reported.every(({ blocking }) => blocking)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
