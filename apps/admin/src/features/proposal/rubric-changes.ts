import type { Criterion, CriterionGroup, Rubric } from '@zhengji/domain/call/definition'
import type { LocalizedText } from '@zhengji/domain/text'

/** A yes or no, a number, a kind, clauses, or a text in both languages; null: it was not there. */
export type ChangeValue = boolean | number | string | readonly string[] | LocalizedText | null

export interface RubricChange {
  /** Null: the rubric as a whole. */
  readonly group: LocalizedText | null
  /** Null: the group itself. */
  readonly criterion: LocalizedText | null
  readonly field:
    | 'added'
    | 'removed'
    | 'points'
    | 'kind'
    | 'name'
    | 'earns'
    | 'clauses'
    | 'moved'
    | 'order'
    | 'total'
    | 'step'
    | 'assumption'
  readonly before: ChangeValue
  readonly after: ChangeValue
}

type Field = Pick<RubricChange, 'field' | 'before' | 'after'>

/** The database gives the languages back in another order. */
const written = (value: ChangeValue): string =>
  JSON.stringify(typeof value === 'object' && value !== null && 'zh' in value ? [value.zh, value.en] : value)
const same = (a: ChangeValue, b: ChangeValue): boolean => written(a) === written(b)

const differing = (fields: readonly Field[]): readonly Field[] => fields.filter(({ before, after }) => !same(before, after))

interface Placed {
  readonly group: CriterionGroup
  readonly criterion: Criterion
}
const placed = ({ groups }: Rubric): ReadonlyMap<string, Placed> =>
  new Map(groups.flatMap((group) => group.criteria.map((criterion) => [criterion.id, { group, criterion }] as const)))

const ofCriterion = (before: Placed, after: Placed): readonly Field[] =>
  differing([
    // A group that only got another name is named once, at the group.
    ...(before.group.id === after.group.id ? [] : [{ field: 'moved' as const, before: before.group.name, after: after.group.name }]),
    { field: 'name', before: before.criterion.name, after: after.criterion.name },
    { field: 'points', before: before.criterion.points, after: after.criterion.points },
    { field: 'kind', before: before.criterion.kind, after: after.criterion.kind },
    { field: 'earns', before: before.criterion.earns, after: after.criterion.earns },
    { field: 'clauses', before: before.criterion.clauses, after: after.criterion.clauses },
  ])

const inGroup = ({ group, criterion }: Placed, fields: readonly Field[]): readonly RubricChange[] =>
  fields.map((field) => ({ group: group.name, criterion: criterion.name, ...field }))

/** Ids that both know, in the order of each: what was added or removed does not count as a new order. */
const reordered = (before: readonly string[], after: readonly string[]): boolean => {
  const shared = before.filter((id) => after.includes(id))
  return shared.join(' ') !== after.filter((id) => shared.includes(id)).join(' ')
}

/**
 * Everything that differs between two rubrics of one role, by ids and never by position: the whole first, then group by group as
 * the new one has them, with what is gone at the end.
 */
export const rubricChanges = (before: Rubric, after: Rubric): readonly RubricChange[] => {
  const [was, is] = [placed(before), placed(after)]
  const whole = differing([
    { field: 'total', before: before.totalPoints, after: after.totalPoints },
    { field: 'step', before: 1 / before.stepsPerPoint, after: 1 / after.stepsPerPoint },
    { field: 'assumption', before: before.assumption, after: after.assumption },
  ])
  const order = reordered([...was.keys()], [...is.keys()]) ? [{ field: 'order' as const, before: null, after: null }] : []
  return [
    ...[...whole, ...order].map((field) => ({ group: null, criterion: null, ...field })),
    ...after.groups.flatMap((group): readonly RubricChange[] => {
      const known = before.groups.find(({ id }) => id === group.id)
      const own: readonly Field[] =
        known === undefined
          ? [{ field: 'added', before: null, after: group.points }]
          : differing([
              { field: 'name', before: known.name, after: group.name },
              { field: 'points', before: known.points, after: group.points },
            ])
      return [
        ...own.map((field) => ({ group: group.name, criterion: null, ...field })),
        ...group.criteria.flatMap((criterion) => {
          const then = was.get(criterion.id)
          const now = { group, criterion }
          return inGroup(now, then === undefined ? [{ field: 'added', before: null, after: criterion.points }] : ofCriterion(then, now))
        }),
      ]
    }),
    ...[...was.values()]
      .filter(({ criterion }) => !is.has(criterion.id))
      .flatMap((gone) => inGroup(gone, [{ field: 'removed', before: gone.criterion.points, after: null }])),
    ...before.groups
      .filter(({ id }) => !after.groups.some((group) => group.id === id))
      .map(({ name, points }) => ({ group: name, criterion: null, field: 'removed' as const, before: points, after: null })),
  ]
}
