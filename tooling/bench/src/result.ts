import { createHash } from 'node:crypto'
import { findCall } from '@zhengji/domain/calls/registry'
import { computeRole, type RoleInput } from '@zhengji/domain/result/compute'
import { measure, ratio, type Report } from './measure.ts'

const applicants = 300
const experts = 9

const panel = (): RoleInput => {
  const definition = findCall('chongqing-invoice-lottery-2026', 1)
  const rubric = definition?.rubrics[0]
  if (definition === undefined || rubric === undefined) throw new Error('the registry has no Chongqing call')
  const criteria = rubric.groups.flatMap((group) => group.criteria)
  const ids = (count: number, letter: string) =>
    Array.from({ length: count }, (_, index) => ({ id: `${letter}${index}`, number: String(index), name: `${letter}${index}` }))
  const people = ids(experts, 'e')
  const companies = ids(applicants, 'a')
  const scores = Object.fromEntries(
    people.map((expert, e) => [
      expert.id,
      Object.fromEntries(
        companies.map((company, a) => [
          company.id,
          // A fixed mixture: objective criteria equal across experts, subjective ones spread
          Object.fromEntries(
            criteria.map((criterion, c) => [
              criterion.id,
              (a * 7 + c * 3 + (criterion.kind === 'objective' ? 0 : e * 5)) % (criterion.points * rubric.stepsPerPoint + 1),
            ]),
          ),
        ]),
      ),
    ]),
  )
  return {
    rubric,
    aggregation: definition.aggregation,
    ties: definition.ties[rubric.role] ?? [],
    quota: { places: 3, waiting: 2 },
    applicants: companies,
    experts: people,
    scores,
    recused: [],
    replacements: [],
    tieSeed: 'bench',
    digest: (text) => createHash('sha256').update(text).digest('hex'),
  }
}

/** The least that any program has to do: add up every number once and sort the sums. */
const floor = (input: RoleInput): number[] => {
  const sums = input.applicants.map(({ id }) => {
    let sum = 0
    for (const expert of input.experts) for (const units of Object.values(input.scores[expert.id]?.[id] ?? {})) sum += units
    return sum
  })
  return sums.sort((a, b) => b - a)
}

export const benchResult = async (): Promise<Report> => {
  const input = panel()
  const what = `result of ${applicants} applications × ${experts} experts`
  const us = await measure(what, 'us', 30, () => computeRole(input))
  const least = await measure(what, 'sum and sort', 30, () => floor(input))
  return { rows: [us, least], ratios: { 'result.300x9.p50.vs.floor': ratio(us, least) } }
}
