import * as v from 'valibot'
import { staffRoles } from '../access/role.ts'
import { emailField, idField, reasonField, revisionField, textField } from '../fields.ts'

export const createUserInput = v.object({
  login: v.pipe(textField(64), v.regex(/^[a-z0-9._-]+$/, 'field-invalid')),
  displayName: textField(60),
  email: v.nullable(emailField),
})
export const userIdInput = v.object({ userId: idField })
export const disableUserInput = v.object({ userId: idField, revision: revisionField, reason: reasonField })
export const grantInput = v.object({ userId: idField, role: v.picklist(staffRoles), roundId: v.nullable(idField) })
export const revokeGrantInput = v.object({ grantId: idField, reason: reasonField })
