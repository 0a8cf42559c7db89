import * as v from 'valibot'
import { checkCreditCode, normaliseCreditCode } from './enterprise/credit-code.ts'
import { isPhone, normalisePhone } from './enterprise/phone.ts'
import { encodeRefusal, refuse } from './refusal/refusal.ts'

/** Building bricks of every input schema: forms in the browser and procedures on the server refuse with the same words. */
const message = (...args: Parameters<typeof refuse>) => encodeRefusal(refuse(...args))

export const idField = v.pipe(v.string(), v.uuid(message('field-invalid')))

/** Trimmed, 1…max characters. */
export const textField = (max: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1, message('field-required')), v.maxLength(max, message('field-too-long', { max })))

/** Trimmed, 0…max characters. */
export const noteField = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max, message('field-too-long', { max })))

/** Everything that needs a reason needs a real one: 4…500 characters. */
export const reasonField = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(4, message('reason-required', { min: 4 })),
  v.maxLength(500, message('field-too-long', { max: 500 })),
)

export const creditCodeField = v.pipe(
  v.string(),
  v.transform(normaliseCreditCode),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const verdict = checkCreditCode(dataset.value)
    if (!verdict.ok) addIssue({ message: encodeRefusal(verdict) })
  }),
)

export const phoneField = v.pipe(v.string(), v.transform(normalisePhone), v.check(isPhone, message('phone-invalid')))

export const emailField = v.pipe(v.string(), v.trim(), v.maxLength(254), v.email(message('email-invalid')))

/** ISO 8601 instant with offset or Z. */
export const instantField = v.pipe(v.string(), v.isoTimestamp(message('field-invalid')))

const isDay = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

/** A day that exists, `2026-01-28`; which instant it begins at depends on a zone. */
export const dayField = v.pipe(v.string(), v.check(isDay, message('field-invalid')))

/** Revision the caller saw; a lost race answers CONFLICT with both versions. */
export const revisionField = v.pipe(v.number(), v.integer(), v.minValue(1))

/** Every list is paged: page from 1, size 10, 20 or 50. */
export const pageFields = {
  page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)), 1),
  size: v.optional(v.picklist([10, 20, 50]), 20),
}

export interface Page<Row> {
  readonly rows: readonly Row[]
  /** Rows that match the filter in all pages. */
  readonly total: number
  /** There are more than `total`: what a search finds is not counted to the end. */
  readonly more?: true
}

/** The revision that the next act has to name. */
export interface Revised {
  readonly revision: number
}
