import type { Criterion, Rubric } from '@zhengji/domain/call/definition'

export interface RubricIndex {
  readonly stepsPerPoint: number
  readonly criteria: ReadonlyMap<string, Criterion>
}

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
