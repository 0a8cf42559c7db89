import * as v from 'valibot'
import { idField, textField, reasonField } from '../fields.ts'

/** Corrections only under the four recorded reasons, as new versions, after a second person's approval. */
export const proposeCorrectionInput = v.object({
  sheetId: idField,
  applicationId: idField,
  criterionId: textField(80),
  units: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
  kind: v.picklist(['arithmetic', 'out-of-range', 'objective-differs', 'abnormal']),
  explanation: reasonField,
})
