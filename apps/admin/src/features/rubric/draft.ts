import type { Criterion, CriterionGroup, Rubric } from '@zhengji/domain/call/definition'
import type { LocalizedText } from '@zhengji/domain/text'

/** A rubric while it is edited: the same shape, but it can be written to. */
export type Draft<T> = T extends LocalizedText
  ? { zh: string; en: string }
  : T extends readonly (infer Item)[]
    ? Draft<Item>[]
    : T extends object
      ? { -readonly [K in keyof T]: Draft<T[K]> }
      : T

export type RubricDraft = Draft<Rubric>

const copyText = ({ zh, en }: LocalizedText) => ({ zh, en })
const copyCriterion = (criterion: Criterion): Draft<Criterion> => ({
  ...criterion,
  name: copyText(criterion.name),
  earns: copyText(criterion.earns),
  clauses: [...criterion.clauses],
})
const copyGroup = (group: CriterionGroup): Draft<CriterionGroup> => ({
  ...group,
  name: copyText(group.name),
  criteria: group.criteria.map(copyCriterion),
})

/** A copy that can be edited without touching what stands. */
export const draftOf = (rubric: Rubric): RubricDraft => ({ ...rubric, groups: rubric.groups.map(copyGroup) })

/** Units instead of points, so that sums of halves and tenths stay whole; null when the points do not fit the steps. */
const unitsOf = (points: number, stepsPerPoint: number): number | null => {
  const units = points * stepsPerPoint
  const whole = Math.round(units)
  return Number.isFinite(units) && whole > 0 && Math.abs(units - whole) < 1e-9 ? whole : null
}

/** Sum of the criteria in points; what is no valid number of points counts as nothing. */
export const sumOfCriteria = (criteria: readonly { readonly points: number }[], stepsPerPoint: number): number =>
  criteria.reduce((sum, { points }) => sum + (unitsOf(points, stepsPerPoint) ?? 0), 0) / stepsPerPoint

export const sumOfRubric = ({ groups, stepsPerPoint }: Rubric | RubricDraft): number =>
  sumOfCriteria(
    groups.flatMap(({ criteria }) => criteria),
    stepsPerPoint,
  )

export type DraftFault =
  | { readonly kind: 'points'; readonly criterionId: string }
  | { readonly kind: 'text'; readonly criterionId: string }
  | { readonly kind: 'sum'; readonly role: string }

const blank = ({ zh, en }: LocalizedText): boolean => zh.trim() === '' || en.trim() === ''

/** Everything that keeps a rubric from being proposed: points off the steps, empty texts, a sum that is not the full marks. */
export const faultsOf = (rubric: Rubric | RubricDraft): readonly DraftFault[] => {
  const criteria = rubric.groups.flatMap((group) => group.criteria)
  return [
    ...criteria
      .filter(({ points }) => unitsOf(points, rubric.stepsPerPoint) === null)
      .map(({ id }) => ({ kind: 'points' as const, criterionId: id })),
    ...criteria.filter(({ name, earns }) => blank(name) || blank(earns)).map(({ id }) => ({ kind: 'text' as const, criterionId: id })),
    ...(sumOfRubric(rubric) === rubric.totalPoints ? [] : [{ kind: 'sum' as const, role: rubric.role }]),
  ]
}

/** The draft as it is proposed: the points of a group are those of its criteria. */
export const finished = (draft: RubricDraft): RubricDraft => ({
  ...draft,
  groups: draft.groups.map((group) => ({ ...group, points: sumOfCriteria(group.criteria, draft.stepsPerPoint) })),
})
