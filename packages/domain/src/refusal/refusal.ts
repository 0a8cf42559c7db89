import type { Locale, LocalizedText } from '../text.ts'
import { refusalTexts, type RefusalReason } from './texts.ts'

/** Values that fill the placeholders of a reason's text. */
export type RefusalParams = Readonly<Record<string, string | number>>

/** Why something was refused: a stable code plus what fills its sentence. Decisions are values; nobody compares messages. */
export interface Refusal {
  readonly ok: false
  readonly reason: RefusalReason
  readonly params: RefusalParams
}

export const refuse = (reason: RefusalReason, params: RefusalParams = {}): Refusal => ({ ok: false, reason, params })

// Readable as it stands, should a value ever be shown without `describeRefusal`; nobody types U+2044 into a name.
const between = ' \u2044 '

/** A localised name as a parameter: `describeRefusal` picks the reader's language out of it. */
export const bilingual = (value: LocalizedText): string => `${value.zh}${between}${value.en}`

/** Several localised names as one parameter. */
export const bilingualList = (values: readonly LocalizedText[]): string =>
  bilingual({ zh: values.map(({ zh }) => zh).join('、'), en: values.map(({ en }) => en).join(', ') })

const localised = (value: string | number | undefined, locale: Locale): string => {
  const parts = String(value).split(between)
  return parts.length === 2 ? (parts[locale === 'zh' ? 0 : 1] ?? '') : String(value)
}

/** The sentence a person reads: what, where, what to do. Unknown placeholders stay visible as `{name}`. */
export const describeRefusal = (reason: RefusalReason, params: RefusalParams, locale: Locale): string =>
  refusalTexts[reason][locale].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? localised(params[name], locale) : whole,
  )

/** Half a character alone cannot be encoded: U+FFFD instead, as `toWellFormed` (Chromium 111) does. */
const wellFormed = (value: string): string => value.replace(/\p{Surrogate}/gu, '\ufffd')

/**
 * A refusal as the message of a valibot issue, which can only be a string: `reason?name=value&…`.
 * `decodeRefusal` is its inverse; a message that is none of ours gives null.
 */
export const encodeRefusal = (refusal: Pick<Refusal, 'reason' | 'params'>): string => {
  const params = Object.entries(refusal.params).map(([name, value]) => `${name}=${encodeURIComponent(wellFormed(String(value)))}`)
  return params.length === 0 ? refusal.reason : `${refusal.reason}?${params.join('&')}`
}

export const decodeRefusal = (message: string): Pick<Refusal, 'reason' | 'params'> | null => {
  const [reason = '', query = ''] = message.split('?')
  if (!isRefusalReason(reason)) return null
  const params: Record<string, string> = {}
  try {
    for (const pair of query.split('&').filter(Boolean)) {
      const at = pair.indexOf('=')
      params[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1))
    }
  } catch {
    return null
  }
  return { reason, params }
}

export const isRefusalReason = (value: string): value is RefusalReason => Object.hasOwn(refusalTexts, value)
