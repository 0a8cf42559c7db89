import type { ReminderPurposeId } from '../call/definition.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import type { LocalizedText } from '../text.ts'
import { groupPlaceholders, purposeTraits, type Placeholder } from './purposes.ts'

/** Names between braces, each once, sorted. */
export const placeholdersIn = (template: string): readonly string[] =>
  [...new Set([...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? ''))].sort()

/** What the texts of a purpose, or of a broadcast to applicants, may ask for. */
export const placeholdersOf = (purpose: ReminderPurposeId | 'broadcast'): readonly Placeholder[] =>
  purpose === 'broadcast' ? ['call', 'round', 'recipient', 'enterprise', 'number'] : purposeTraits[purpose].placeholders

const inBraces = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(' ')

/**
 * Refuses a text that asks for what its message cannot fill in (`template-placeholder`), a brace that is left open, or languages that ask
 * for different things: one of them would say less.
 */
export const checkTemplate = (template: LocalizedText, allowed: readonly string[]): { readonly ok: true } | Refusal => {
  for (const side of [template.zh, template.en]) {
    const wrong = placeholdersIn(side).find((name) => !allowed.includes(name))
    if (wrong !== undefined) return refuse('template-placeholder', { found: `{${wrong}}`, allowed: inBraces(allowed) })
    if (/[{}]/.test(side.replace(/\{[^{}]*\}/g, ''))) return refuse('template-brace')
  }
  const [zh, en] = [placeholdersIn(template.zh), placeholdersIn(template.en)]
  return zh.join() === en.join() ? { ok: true } : refuse('template-languages', { zh: inBraces(zh), en: inBraces(en) })
}

/** Fills the placeholders; one without a value stays visible, and braces inside values are left alone. */
export const fill = (template: string, values: Readonly<Partial<Record<string, string>>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole))

/** Whether a chat of many people may be told this text. */
export const fitsGroup = (template: LocalizedText): boolean =>
  [template.zh, template.en].every((side) => placeholdersIn(side).every((name) => (groupPlaceholders as readonly string[]).includes(name)))
