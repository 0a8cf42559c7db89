import * as v from 'valibot'
import { idField, textField } from '../fields.ts'

export const signInInput = v.object({ login: textField(64), password: v.pipe(v.string(), v.minLength(1), v.maxLength(256)) })
export const changePasswordInput = v.object({
  current: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
  next: v.pipe(v.string(), v.maxLength(256)),
})
export const stepUpInput = v.object({ password: v.pipe(v.string(), v.minLength(1), v.maxLength(256)) })
export const revokeSessionInput = v.object({ sessionId: idField })
