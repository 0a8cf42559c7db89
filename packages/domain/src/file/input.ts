import * as v from 'valibot'
import { idField } from '../fields.ts'

/** The name is made harmless by the verb; what is longer than any file system's name is no name. */
export const beginUploadInput = v.object({
  purpose: v.picklist(['scan', 'sheet-returned', 'sheet-scan', 'score-explanation']),
  roundId: idField,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
})
