import type { CallDefinition, Criterion, Rubric } from '@zhengji/domain/call/definition'
import type { RubricVersionView } from '@zhengji/domain/rubric/view'

export interface RubricIndex {
  readonly stepsPerPoint: number
  readonly criteria: ReadonlyMap<string, Criterion>
}

/** Every rubric that the round has known, the newest version first, the definition's own last: what is stored was scored by one of them. */
export const newestFirst = (versions: readonly RubricVersionView[], definition: Pick<CallDefinition, 'rubrics'>): readonly Rubric[] => [
  ...[...versions].sort((a, b) => b.version - a.version).flatMap(({ content }) => content),
  ...definition.rubrics,
]

/** Criteria by role and id; of several rubrics of one role the first that knows a criterion names it. */
export const indexRubrics = (rubrics: readonly Rubric[]): ReadonlyMap<string, RubricIndex> => {
  const index = new Map<string, { stepsPerPoint: number; criteria: Map<string, Criterion> }>()
  for (const rubric of rubrics) {
    const known = index.get(rubric.role) ?? { stepsPerPoint: rubric.stepsPerPoint, criteria: new Map<string, Criterion>() }
    index.set(rubric.role, known)
    for (const criterion of rubric.groups.flatMap(({ criteria }) => criteria)) {
      if (!known.criteria.has(criterion.id)) known.criteria.set(criterion.id, criterion)
    }
  }
  return index
}
