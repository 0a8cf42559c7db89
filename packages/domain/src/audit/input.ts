import * as v from 'valibot'
import { dayField, idField, noteField, pageFields } from '../fields.ts'

/** `action` with a dot at its end is everything of that noun (`application.`), otherwise one act; empty is all. */
export const listAuditInput = v.object({
  roundId: v.optional(idField),
  subjectId: v.optional(v.string()),
  action: v.optional(noteField(80), ''),
  /** First and last day, in the zone of the round or of the office; empty is open. */
  from: v.optional(v.union([v.literal(''), dayField]), ''),
  until: v.optional(v.union([v.literal(''), dayField]), ''),
  /** A fragment of who acted, of the name or number of the subject, of the reason, or the beginning of a request id. */
  search: v.optional(noteField(80), ''),
  /** By number, which is the order of time. */
  sort: v.optional(v.picklist(['seq']), 'seq'),
  direction: v.optional(v.picklist(['asc', 'desc']), 'desc'),
  ...pageFields,
})
