import type { Rubric } from '../call/definition.ts'
import { criteriaOf } from './total.ts'
import type { ValidScore } from './valid.ts'

export interface ObjectiveDifference {
  readonly applicationId: string
  readonly criterionId: string
  /** expertId → units. */
  readonly values: Readonly<Record<string, number>>
}

/**
 * Objective criteria can be counted or looked up, so all experts must give the same: every one where they do not.
 * Source: benchmark 财政部令第87号 第64条 (客观因素评分不一致).
 */
export const findObjectiveDifferences = (
  rubric: Rubric,
  valid: ReadonlyMap<string, readonly ValidScore[]>,
): readonly ObjectiveDifference[] => {
  const objective = criteriaOf(rubric).filter(({ kind }) => kind === 'objective')
  return [...valid].flatMap(([applicationId, sheets]) =>
    objective.flatMap(({ id }) => {
      const first = sheets[0]?.units[id]
      if (sheets.every(({ units }) => units[id] === first)) return []
      return [
        { applicationId, criterionId: id, values: Object.fromEntries(sheets.map(({ expertId, units }) => [expertId, units[id] ?? 0])) },
      ]
    }),
  )
}
