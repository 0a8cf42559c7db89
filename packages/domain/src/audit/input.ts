import * as v from 'valibot'
import { idField, noteField, pageFields } from '../fields.ts'

export const listAuditInput = v.object({
  roundId: v.optional(idField),
  subjectId: v.optional(v.string()),
  action: v.optional(noteField(80), ''),
  ...pageFields,
})
