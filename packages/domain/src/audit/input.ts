import * as v from 'valibot'
import { idField, noteField, pageFields } from '../fields.ts'

/** `action` with a dot at its end is everything of that noun (`application.`), otherwise one act; empty is all. */
export const listAuditInput = v.object({
  roundId: v.optional(idField),
  subjectId: v.optional(v.string()),
  action: v.optional(noteField(80), ''),
  /** Any fragment of the name of who acted, or a whole request id. */
  search: v.optional(noteField(80), ''),
  /** By number, which is the order of time. */
  sort: v.optional(v.picklist(['seq']), 'seq'),
  direction: v.optional(v.picklist(['asc', 'desc']), 'desc'),
  ...pageFields,
})
