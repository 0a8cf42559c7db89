import type { Rubric } from '../call/definition.ts'

const name = { zh: '名', en: 'name' }

/** A rubric of half points: groups of criteria with their full marks in points. */
export const rubricOf = (groups: Readonly<Record<string, Readonly<Record<string, number>>>>, objective: readonly string[] = []): Rubric => {
  const built = Object.entries(groups).map(([id, criteria]) => ({
    id,
    name,
    points: Object.values(criteria).reduce((sum, points) => sum + points, 0),
    criteria: Object.entries(criteria).map(([criterion, points]) => ({
      id: criterion,
      name,
      points,
      kind: objective.includes(criterion) ? ('objective' as const) : ('subjective' as const),
      earns: name,
      clauses: [],
    })),
  }))
  const totalPoints = built.reduce((sum, { points }) => sum + points, 0)
  return { role: 'platform', totalPoints, stepsPerPoint: 2, assumption: false, groups: built }
}
