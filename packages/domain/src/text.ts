/** A text that a person reads, in both languages of the interface. Simplified Chinese is authoritative. */
export interface LocalizedText {
  readonly zh: string
  readonly en: string
}

export type Locale = keyof LocalizedText

/** Shorthand for definitions, where every line carries both languages. */
export const text = (zh: string, en: string): LocalizedText => ({ zh, en })
