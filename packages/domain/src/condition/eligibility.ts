import type { CallDefinition, Condition } from '../call/definition.ts'

/** Where one condition stands for one application. */
export interface ConditionOutcome {
  readonly conditionId: string
  readonly kind: 'gate' | 'preference'
  /** `open`: a checkpoint has no finding or no confirmation, or is in doubt. */
  readonly state: 'met' | 'unmet' | 'open'
  readonly openCheckpoints: readonly string[]
  readonly unmetCheckpoints: readonly string[]
}

/** The newest finding of one checkpoint; `confirmed` by a second person. */
export interface JudgedFinding {
  readonly checkpointId: string
  readonly verdict: 'met' | 'unmet' | 'doubt'
  readonly confirmed: boolean
}

const outcomeOf = (condition: Condition, findings: ReadonlyMap<string, JudgedFinding>): ConditionOutcome => {
  const settled = (checkpointId: string, verdict: 'met' | 'unmet') => {
    const finding = findings.get(checkpointId)
    return finding !== undefined && finding.confirmed && finding.verdict === verdict
  }
  const ids = condition.checkpoints.map(({ id }) => id)
  const unmetCheckpoints = ids.filter((id) => settled(id, 'unmet'))
  const openCheckpoints = ids.filter((id) => !settled(id, 'met') && !settled(id, 'unmet'))
  const state = unmetCheckpoints.length > 0 ? 'unmet' : openCheckpoints.length > 0 ? 'open' : 'met'
  return { conditionId: condition.id, kind: condition.kind, state, openCheckpoints, unmetCheckpoints }
}

/**
 * Every condition of the role with its state. One confirmed unmet checkpoint makes a condition unmet, whatever else is open;
 * an unconfirmed finding decides nothing, not even against the applicant. One finding per checkpoint: of several the last counts.
 */
export const judgeConditions = (
  definition: Pick<CallDefinition, 'conditions'>,
  role: string,
  findings: readonly JudgedFinding[],
): readonly ConditionOutcome[] => {
  const byCheckpoint = new Map(findings.map((finding) => [finding.checkpointId, finding]))
  return definition.conditions.filter(({ roles }) => roles.includes(role)).map((condition) => outcomeOf(condition, byCheckpoint))
}

/**
 * Gates decide, preferences (优先考虑) never exclude anybody and never wait.
 * One unmet gate is enough to be ineligible even while others are open; eligible needs every gate met.
 */
export const decideEligibility = (outcomes: readonly ConditionOutcome[]): 'eligible' | 'ineligible' | 'open' => {
  const gates = outcomes.filter(({ kind }) => kind === 'gate')
  if (gates.some(({ state }) => state === 'unmet')) return 'ineligible'
  return gates.every(({ state }) => state === 'met') ? 'eligible' : 'open'
}
