import * as v from 'valibot'
import { idField, reasonField, textField } from '../fields.ts'

export const proposeResultInput = v.object({ runId: idField, reason: reasonField })
export const expireInput = v.object({ roundId: idField, reason: reasonField })
/** Other rules to try on the scores of a computed run. Places 1 … 1,000, waiting list 0 … 1,000. */
export const tryRulesInput = v.object({
  runId: idField,
  role: textField(80),
  method: v.picklist(['mean', 'trimmed-mean']),
  scope: v.picklist(['total', 'criterion']),
  /** `chain`: as published; `draw`: by lot alone. */
  ties: v.picklist(['chain', 'draw']),
  places: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  waiting: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
})
export const runIdInput = v.object({ runId: idField })
