import type { CallDefinition, Rubric } from '../definition.ts'
import { faultsOf, isWholeNumber, type Check } from './fault.ts'

/** Sums hold in whole units, every full mark is a multiple of the step, and each criterion names a clause of a condition of its role. */
export const checkRubrics: Check = (definition) => {
  const { faults, report } = faultsOf(definition)

  const checkPoints = (at: string, points: number, steps: number): void => {
    if (!(points > 0) || !Number.isInteger(points * steps))
      report('points-form', at, `${points} points are not a positive multiple of 1/${steps}`)
  }
  const checkRubric = (rubric: Rubric): void => {
    const at = `rubric ${rubric.role}`
    const steps = rubric.stepsPerPoint
    const known = clausesOf(definition, rubric.role)
    if (!isWholeNumber(steps, 1, 10)) report('points-form', at, `${steps} steps per point: a whole number from 1 to 10 is needed`)
    checkPoints(at, rubric.totalPoints, steps)
    if (rubric.groups.length === 0) report('list-empty', at, 'it has no groups')
    const total = sum(rubric.groups, steps)
    if (total !== rubric.totalPoints) report('rubric-sum', at, `total ${rubric.totalPoints}, but its groups sum to ${total}`)

    for (const group of rubric.groups) {
      const atGroup = `${at} / group ${group.id}`
      checkPoints(atGroup, group.points, steps)
      if (group.criteria.length === 0) report('list-empty', atGroup, 'it has no criteria')
      const points = sum(group.criteria, steps)
      if (points !== group.points) report('group-sum', atGroup, `${group.points} points, but its criteria sum to ${points}`)
      for (const criterion of group.criteria) {
        const atCriterion = `${atGroup} / criterion ${criterion.id}`
        checkPoints(atCriterion, criterion.points, steps)
        if (criterion.clauses.length === 0) report('clause-empty', atCriterion, 'it names no clause')
        for (const clause of criterion.clauses) {
          if (!known.includes(clause))
            report('clause-unknown', atCriterion, `the clause “${clause}” belongs to no condition of this role (${known.join(', ')})`)
        }
      }
    }
  }
  definition.rubrics.forEach(checkRubric)
  return faults
}

const clausesOf = (definition: CallDefinition, role: string): readonly string[] =>
  definition.conditions.filter(({ roles }) => roles.includes(role)).map(({ clause }) => clause)

/** Adds in units, so that tenths do not leave crumbs behind. */
const sum = (parts: readonly { readonly points: number }[], steps: number): number =>
  parts.reduce((units, { points }) => units + Math.round(points * steps), 0) / steps
