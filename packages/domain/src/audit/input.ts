import * as v from 'valibot'
import { idField, noteField, pageFields } from '../fields.ts'

/** `action` with a dot at its end is everything of that noun (`application.`), otherwise one act; empty is all. */
export const listAuditInput = v.object({
  roundId: v.optional(idField),
  subjectId: v.optional(v.string()),
  action: v.optional(noteField(80), ''),
  ...pageFields,
})
