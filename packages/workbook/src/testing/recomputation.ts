import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import type { Rubric } from '@zhengji/domain/call/definition'
import { computeRole, type StoredRoleInput } from '@zhengji/domain/result/compute'
import { meanOfOthers, type ReplacementBasis } from '@zhengji/domain/score/replacement'
import { criteriaOf, totalUnits } from '@zhengji/domain/score/total'
import { pointsToUnits } from '@zhengji/domain/score/units'
import { text } from '@zhengji/domain/text'
import type { Recomputation, RecomputedRole } from '../recompute/data.ts'

export const digest = (content: string): string => createHash('sha256').update(content, 'utf8').digest('hex')

const rubricOf = (role: string, groups: readonly (readonly number[])[], stepsPerPoint: number): Rubric => {
  const built = groups.map((points, index) => ({
    id: `group-${index + 1}`,
    name: text(`大项${index + 1}“甲&乙”`, `Group ${index + 1} "a&b"`),
    points: points.reduce((sum, one) => sum + one, 0),
    criteria: points.map((full, at) => ({
      id: `criterion-${index + 1}-${at + 1}`,
      name: text(`要点${index + 1}.${at + 1}`, `Criterion ${index + 1}.${at + 1}`),
      points: full,
      kind: at === 0 ? ('objective' as const) : ('subjective' as const),
      earns: text('', ''),
      clauses: [],
    })),
  }))
  return { role, totalPoints: built.reduce((sum, { points }) => sum + points, 0), stepsPerPoint, assumption: false, groups: built }
}

const ids = (kind: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `0189${kind}000-0000-7000-8000-${String(index + 1).padStart(12, '0')}`)

interface Size {
  readonly applicants: { readonly min: number; readonly max: number }
  readonly experts: { readonly min: number; readonly max: number }
  /** Number of groups and of criteria in each. */
  readonly groups: Readonly<Record<'all' | 'each', { readonly minLength: number; readonly maxLength: number }>>
}

const small: Size = {
  applicants: { min: 1, max: 7 },
  experts: { min: 3, max: 9 },
  groups: { all: { minLength: 1, maxLength: 4 }, each: { minLength: 1, maxLength: 3 } },
}

/** The largest pack that is measured: 500 applicants, 15 experts, 20 criteria. */
export const largest: Size = {
  applicants: { min: 500, max: 500 },
  experts: { min: 15, max: 15 },
  groups: { all: { minLength: 4, maxLength: 4 }, each: { minLength: 5, maxLength: 5 } },
}

/**
 * A role as a round might leave it: few different scores, so that ties are common and exact halves of a hundredth appear; missing
 * scores, recused pairs with and without scores, up to two replaced pairs; every method, scope and step.
 */
const roleArbitrary = (role: string, { applicants: across, experts: down, groups: wide }: Size): fc.Arbitrary<RecomputedRole> =>
  fc
    .record({
      applicants: fc.integer(across),
      experts: fc.integer(down),
      groups: fc.array(fc.array(fc.integer({ min: 1, max: 12 }), wide.each), wide.all),
      stepsPerPoint: fc.constantFrom(1, 2, 3, 4, 10),
      method: fc.constantFrom('mean' as const, 'trimmed-mean' as const),
      scope: fc.constantFrom('total' as const, 'criterion' as const),
      places: fc.integer({ min: 1, max: 3 }),
      waiting: fc.integer({ min: 0, max: 2 }),
      narrow: fc.boolean(),
      incomplete: fc.boolean(),
      tieSeed: fc.uuid(),
      ties: fc.integer({ min: 0, max: 4 }),
      drawFirst: fc.boolean(),
      dice: fc.infiniteStream(fc.nat(10_000)),
    })
    .map(({ dice, ...wish }): RecomputedRole => {
      const roll = (sides: number): number => (dice.next().value ?? 0) % sides
      const rubric = rubricOf(role, wish.groups, wish.stepsPerPoint)
      const criteria = criteriaOf(rubric)
      const applicants = ids('a', wish.applicants).map((id, index) => ({
        id,
        number: `CQFP2026-平-${String(wish.applicants - index).padStart(4, '0')}`,
        name: `申报单位${index + 1}<有限>&公司`,
      }))
      const experts = ids('e', wish.experts).map((id, index) => ({ id, name: `专家${index + 1}` }))
      const scores: Record<string, Record<string, Record<string, number>>> = {}
      for (const expert of experts) {
        scores[expert.id] = {}
        for (const applicant of applicants) {
          const units: Record<string, number> = {}
          for (const { id, points } of criteria) {
            if (wish.incomplete && roll(60) === 0) continue
            const max = pointsToUnits(points, wish.stepsPerPoint)
            units[id] = wish.narrow ? Math.max(0, max - roll(2)) : roll(max + 1)
          }
          ;(scores[expert.id] ??= {})[applicant.id] = units
        }
      }
      const recused = experts.flatMap((expert) =>
        applicants.flatMap((applicant) => (roll(9) === 0 ? [{ expertId: expert.id, applicationId: applicant.id }] : [])),
      )
      const isRecused = (expertId: string, applicationId: string) =>
        recused.some((pair) => pair.expertId === expertId && pair.applicationId === applicationId)
      const bases: { expertId: string; basis: ReplacementBasis }[] = []
      for (const applicant of applicants.slice(0, roll(3))) {
        const complete = experts.filter(
          ({ id }) => !isRecused(id, applicant.id) && totalUnits(rubric, scores[id]?.[applicant.id] ?? {}).total !== null,
        )
        const [concerned, ...others] = complete
        if (concerned === undefined || others.length < 2) continue
        const unitsOf = (id: string) => ({ ...scores[id]?.[applicant.id] })
        const basis = {
          applicationId: applicant.id,
          own: unitsOf(concerned.id),
          others: others.map(({ id }) => ({ expertId: id, units: unitsOf(id) })),
        }
        bases.push({ expertId: concerned.id, basis })
        ;(scores[concerned.id] ??= {})[applicant.id] = {
          ...meanOfOthers(
            criteria.map(({ id }) => id),
            basis.others.map(({ units }) => units),
          ),
        }
      }
      const tieGroups = rubric.groups.slice(0, wish.ties).map(({ id }) => ({ kind: 'group' as const, group: id }))
      const input: StoredRoleInput = {
        rubric,
        aggregation: { method: wish.method, scope: wish.scope, disagreementPoints: 10 },
        ties: wish.drawFirst && roll(4) === 0 ? [{ kind: 'draw' }, ...tieGroups] : [...tieGroups, { kind: 'draw' }],
        quota: { places: wish.places, waiting: wish.waiting },
        applicants,
        experts,
        scores,
        recused,
        replacements: bases.map(({ expertId, basis }) => ({
          expertId,
          applicationId: basis.applicationId,
          caseId: '',
          from: 0,
          to: 0,
          confirming: 5,
          panelSize: wish.experts,
          explanation: 'absent',
        })),
        tieSeed: wish.tieSeed,
      }
      return {
        roleName: `类型${role}`,
        input,
        sheetNumbers: Object.fromEntries(experts.map(({ id }, index) => [id, `CQFP2026-S-${String(index + 1).padStart(4, '0')}-K`])),
        result: computeRole({ ...input, digest }),
        versions: [],
        bases,
      }
    })

/** Several random results in one workbook: an office program takes longer to start than to compute. */
export const recomputationArbitrary = (roles: number, locale: 'zh' | 'en' = 'zh', size = small): fc.Arbitrary<Recomputation> =>
  fc.tuple(...Array.from({ length: roles }, (_, index) => roleArbitrary(`role-${index + 1}`, size))).map((drawn) => ({
    locale,
    callTitle: '关于公开征集有奖发票活动参与企业的公告',
    roundName: '第一轮',
    rehearsal: true,
    runId: '01890000-0000-7000-8000-000000000001',
    version: 1,
    computedAt: '2026-02-09T02:00:00Z',
    timeZone: 'Asia/Shanghai',
    inputHash: digest('inputs'),
    rubricVersion: 1,
    rubricHash: digest('rubric'),
    // Each role brings its own, which no real round does: the cover shows the first.
    tieSeed: drawn[0]?.input.tieSeed ?? '',
    roles: drawn.map((one) => {
      const input = { ...one.input, tieSeed: drawn[0]?.input.tieSeed ?? '' }
      return { ...one, input, result: computeRole({ ...input, digest }) }
    }),
  }))
