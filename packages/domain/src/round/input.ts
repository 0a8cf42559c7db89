import * as v from 'valibot'
import { idField, instantField, reasonField, revisionField, textField } from '../fields.ts'

export const roundIdInput = v.object({ roundId: idField })
/** A rehearsal opens at once; the cut-off counts from the moment of creation. 1 minute … 60 days. */
export const createRehearsalInput = v.object({
  callId: textField(80),
  name: textField(80),
  closesInMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60 * 24 * 60)),
})
export const proposeDeadlineInput = v.object({ roundId: idField, revision: revisionField, closesAt: instantField, reason: reasonField })
