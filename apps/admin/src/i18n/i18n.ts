import type { Locale } from '@zhengji/domain/text'
import { createI18n, type MessageCompiler } from 'vue-i18n'
import type { LateOf, SliceOf } from './slice.ts'
import type { zh, zhLate } from './zh.ts'

export type Messages = SliceOf<typeof zh>
/** Texts that come with the pages that need them. */
export type LateSlice = keyof typeof zhLate

interface Language {
  readonly messages: Messages
  readonly late: LateOf<typeof zhLate>
}

/** Only the language that is read is fetched; the other comes when somebody asks for it. */
const languages: Readonly<Record<Locale, () => Promise<Language>>> = {
  zh: async () => {
    const { zh, zhLate } = await import('./zh.ts')
    return { messages: zh, late: zhLate }
  },
  en: async () => {
    const { en, enLate } = await import('./en.ts')
    return { messages: en, late: enLate }
  },
}

/** A value as it stands in a text; nothing for what is not given. */
const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined

/** `{name}` stands for a value, everything else for itself; no plurals and no links, so that a text reads as it is written. */
export const messageCompiler: MessageCompiler =
  (message) =>
  ({ named }: { readonly named: (name: string) => unknown }) =>
    typeof message === 'string' ? message.replace(/\{(\w+)\}/g, (place, name: string) => wordOf(named(name)) ?? place) : ''

const first: Locale = 'zh'
const none: Partial<Record<Locale, Messages>> = {}

export const i18n = createI18n({
  legacy: false,
  locale: first,
  messages: none,
  messageCompiler,
  missingWarn: import.meta.env.DEV,
})

const needed = new Set<LateSlice>()
const held: Readonly<Record<Locale, Set<LateSlice>>> = { zh: new Set(), en: new Set() }

/** Fetches what a language still lacks of the texts that were asked for. */
const complete = async (locale: Locale): Promise<void> => {
  const { messages, late } = await languages[locale]()
  if (!i18n.global.availableLocales.includes(locale)) i18n.global.setLocaleMessage(locale, messages)
  const missing = [...needed].filter((slice) => !held[locale].has(slice))
  const texts = await Promise.all(missing.map((slice) => late[slice]()))
  for (const [index, slice] of missing.entries()) {
    i18n.global.mergeLocaleMessage(locale, { [slice]: texts[index] })
    held[locale].add(slice)
  }
}

/** Makes late texts available, now and in every language that is chosen later. */
export const needTexts = async (slices: readonly LateSlice[]): Promise<void> => {
  for (const slice of slices) needed.add(slice)
  await complete(i18n.global.locale.value)
}

/** Switches every text, the document's language and its title's. */
export const switchLocale = async (locale: Locale): Promise<void> => {
  await complete(locale)
  i18n.global.locale.value = locale
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en'
}
