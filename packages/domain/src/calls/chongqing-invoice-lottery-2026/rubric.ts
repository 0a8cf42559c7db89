import type { AggregationRules, TieRule } from '../../call/definition.ts'
import { coordinatorRubric } from './rubric-coordinator.ts'
import { platformRubric } from './rubric-platform.ts'

export const rubrics = [coordinatorRubric, platformRubric] as const

/** National procurement practice: the arithmetic mean of the members' totals. Ten points of a hundred is one full grade of the rubric. */
export const aggregation = { method: 'mean', scope: 'total', disagreementPoints: 10 } as const satisfies AggregationRules

/** What weighs most for the role decides first; the recorded draw decides at last. */
export const ties = {
  coordinator: [
    { kind: 'group', group: 'integration' },
    { kind: 'group', group: 'system-security' },
    { kind: 'group', group: 'funds-risk' },
    { kind: 'group', group: 'national-experience' },
    { kind: 'draw' },
  ],
  platform: [
    { kind: 'group', group: 'system-security' },
    { kind: 'group', group: 'invoice-data' },
    { kind: 'group', group: 'payout-risk' },
    { kind: 'draw' },
  ],
} as const satisfies Record<string, readonly TieRule[]>
