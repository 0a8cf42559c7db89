import type { StatusTone } from '@zhengji/domain/application/status'
import type { ConditionOutcome } from '@zhengji/domain/condition/eligibility'
import type { Verdict } from './finding-draft.ts'

export const findingTones: Readonly<Record<Verdict, StatusTone>> = { met: 'green', unmet: 'red', doubt: 'orange' }
export const conditionTones: Readonly<Record<ConditionOutcome['state'], StatusTone>> = { met: 'green', unmet: 'red', open: 'blue' }
