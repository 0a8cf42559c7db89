import * as v from 'valibot'
import { emailField, idField, noteField, pageFields, phoneField, reasonField, revisionField, textField } from '../fields.ts'

export const employmentInput = v.object({
  employer: textField(120),
  creditCode: noteField(18),
  until: v.nullable(v.pipe(v.string(), v.isoDate())),
})
const expertFields = {
  name: textField(40),
  category: textField(60),
  title: noteField(80),
  phone: phoneField,
  email: v.nullable(emailField),
  employments: v.pipe(v.array(employmentInput), v.maxLength(20)),
}
export const createExpertInput = v.object({ roundId: idField, ...expertFields })
export const updateExpertInput = v.object({
  expertId: idField,
  revision: revisionField,
  active: v.boolean(),
  ...expertFields,
  // Lists show it masked, so a form has nothing to send back: left out, it stays as it is.
  phone: v.optional(phoneField),
})
export const listExpertsInput = v.object({
  roundId: idField,
  /** Any fragment of name, title or employers, pinyin initials, or last 4 of the phone. */
  search: v.optional(noteField(80), ''),
  category: v.optional(noteField(60), ''),
  active: v.optional(v.boolean()),
  sort: v.optional(v.picklist(['created', 'name', 'category']), 'created'),
  direction: v.optional(v.picklist(['asc', 'desc']), 'asc'),
  ...pageFields,
})
export const drawPanelInput = v.object({ roundId: idField, size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)) })
export const recuseInput = v.object({ roundId: idField, expertId: idField, applicationId: idField, reason: reasonField })
export const replaceMemberInput = v.object({ roundId: idField, memberId: idField, reason: reasonField })
