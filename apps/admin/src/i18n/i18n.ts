import type { Locale } from '@zhengji/domain/text'
import { createI18n } from 'vue-i18n'
import { zh } from './zh.ts'

export type Messages = typeof zh

const locale: Locale = 'zh'
/** Chinese is part of the first load, English comes when somebody asks for it. */
const messages: Partial<Record<Locale, Messages>> & { readonly zh: Messages } = { zh }

export const i18n = createI18n({
  legacy: false,
  locale,
  fallbackLocale: 'zh',
  messages,
  missingWarn: import.meta.env.DEV,
})

/** Switches every text, the document's language and its title's. */
export const switchLocale = async (locale: Locale): Promise<void> => {
  if (locale === 'en' && !i18n.global.availableLocales.includes('en')) {
    const { en } = await import('./en.ts')
    i18n.global.setLocaleMessage('en', en)
  }
  i18n.global.locale.value = locale
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en'
}
