import type { LocalizedText } from '@zhengji/domain/text'
import { useLocale } from '../i18n/use-locale.ts'
import { fullWidth } from './full-width.ts'

/** `useLocale` for documents: Chinese with the punctuation of print. Names of enterprises and files never go through it. */
export function usePaperWords() {
  const { t, pick, locale } = useLocale()
  const printed = (text: string): string => (locale.value === 'zh' ? fullWidth(text) : text)
  return {
    locale,
    t: (key: string, params: Record<string, unknown> = {}): string => printed(t(key, params)),
    pick: (text: LocalizedText | undefined): string => printed(pick(text)),
  }
}
