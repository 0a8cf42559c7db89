import * as v from 'valibot'
import { idField, noteField, pageFields } from '../fields.ts'

export const listEnterprisesInput = v.object({
  roundId: idField,
  /** Any fragment of the name, pinyin initials, application number, or last 4 of credit code or phone. */
  search: v.optional(noteField(80), ''),
  sort: v.optional(v.picklist(['name']), 'name'),
  direction: v.optional(v.picklist(['asc', 'desc']), 'asc'),
  ...pageFields,
})
