import { applicationFields } from '@zhengji/domain/application/input'
import type { ApplicationDetail } from '@zhengji/domain/application/view'
import * as v from 'valibot'

export const registrationSchema = v.object(applicationFields)
export type Registration = v.InferInput<typeof registrationSchema>
export type RegistrationEntity = Registration['entities'][number]

export const emptyEntity = (): RegistrationEntity => ({ name: '', creditCode: '', relation: '', undertakings: [] })

/** At the counter most enterprises apply alone. The role is chosen, never assumed. */
export const emptyRegistration = (): Registration => ({
  role: '',
  entities: [emptyEntity()],
  contactName: '',
  contactPhone: '',
  contactEmail: null,
  note: '',
})

/** What can be edited of a stored application; its phone is masked and has to be typed again. */
export const registrationOf = ({ application, entities }: ApplicationDetail): Registration => ({
  role: application.role,
  entities: entities.map(({ name, creditCode, relation, undertakings }) => ({
    name,
    creditCode,
    relation,
    undertakings: [...undertakings],
  })),
  contactName: application.contactName,
  contactPhone: '',
  contactEmail: application.contactEmail,
  note: application.note,
})

/** A draft from an older version of this page may lack fields or hold others: what does not fit is left behind. */
export const restoreRegistration = (draft: Readonly<Record<string, unknown>> | null): Registration | null => {
  const shape = v.object({
    role: v.fallback(v.string(), ''),
    entities: v.fallback(
      v.pipe(
        v.array(v.object({ name: v.string(), creditCode: v.string(), relation: v.string(), undertakings: v.array(v.string()) })),
        v.minLength(1),
      ),
      [emptyEntity()],
    ),
    contactName: v.fallback(v.string(), ''),
    contactPhone: v.fallback(v.string(), ''),
    contactEmail: v.fallback(v.nullable(v.string()), null),
    note: v.fallback(v.string(), ''),
  })
  if (!draft) return null
  const restored = v.parse(shape, draft)
  const untouched = JSON.stringify(restored) === JSON.stringify(emptyRegistration())
  return untouched ? null : restored
}
