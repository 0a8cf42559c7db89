import type { Locale } from '@zhengji/domain/text'
import { createI18n, type MessageCompiler } from 'vue-i18n'
import type { zh } from './zh.ts'

export type Messages = typeof zh

const locale: Locale = 'zh'
const messages: Partial<Record<Locale, Messages>> = {}

/** Only the language that is read is fetched; the other comes when somebody asks for it. */
const load: Readonly<Record<Locale, () => Promise<Messages>>> = {
  zh: async () => (await import('./zh.ts')).zh,
  en: async () => (await import('./en.ts')).en,
}

/** A value as it stands in a text; nothing for what is not given. */
const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined

/** `{name}` stands for a value, everything else for itself; no plurals and no links, so that a text reads as it is written. */
const messageCompiler: MessageCompiler =
  (message) =>
  ({ named }: { readonly named: (name: string) => unknown }) =>
    typeof message === 'string' ? message.replace(/\{(\w+)\}/g, (place, name: string) => wordOf(named(name)) ?? place) : ''

export const i18n = createI18n({
  legacy: false,
  locale,
  messages,
  messageCompiler,
  missingWarn: import.meta.env.DEV,
})

/** Switches every text, the document's language and its title's. */
export const switchLocale = async (locale: Locale): Promise<void> => {
  if (!i18n.global.availableLocales.includes(locale)) i18n.global.setLocaleMessage(locale, await load[locale]())
  i18n.global.locale.value = locale
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en'
}
