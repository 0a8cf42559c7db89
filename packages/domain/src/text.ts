/** A text that a person reads, in both languages of the interface. Simplified Chinese is authoritative. */
export interface LocalizedText {
  readonly zh: string
  readonly en: string
}

export type Locale = keyof LocalizedText

/** The beginning of a found text for a message, at most `most` UTF-16 units; a character that would be cut in two is left out. */
export const clip = (found: string, most: number): string => found.slice(0, most).replace(/[\ud800-\udbff]$/, '')

/** Shorthand for definitions, where every line carries both languages. */
export const text = (zh: string, en: string): LocalizedText => ({ zh, en })
