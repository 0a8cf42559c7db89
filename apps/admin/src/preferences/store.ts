import type { Locale } from '@zhengji/domain/text'
import { defineStore } from 'pinia'
import { ref, watch } from 'vue'

export type ThemeChoice = 'system' | 'light' | 'dark'
export type PageSize = 10 | 20 | 50

interface Stored {
  readonly locale: Locale
  readonly theme: ThemeChoice
  readonly pageSize: PageSize
  readonly roundId: string | null
  readonly menuFolded: boolean
}

const key = 'zhengji.preferences'
const defaults: Stored = { locale: 'zh', theme: 'system', pageSize: 20, roundId: null, menuFolded: false }

/** A private window or a full disk must not keep anybody from working: then preferences last as long as the page. */
const read = (): Stored => {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return { ...defaults, ...(typeof parsed === 'object' ? parsed : {}) }
  } catch {
    return defaults
  }
}

/** What this browser remembers of its user; nothing here matters to anybody else. */
export const usePreferences = defineStore('preferences', () => {
  const stored = read()
  const locale = ref<Locale>(stored.locale === 'en' ? 'en' : 'zh')
  const theme = ref<ThemeChoice>(stored.theme)
  const pageSize = ref<PageSize>(stored.pageSize)
  const roundId = ref<string | null>(stored.roundId)
  const menuFolded = ref(stored.menuFolded)

  watch([locale, theme, pageSize, roundId, menuFolded], () => {
    const value: Stored = {
      locale: locale.value,
      theme: theme.value,
      pageSize: pageSize.value,
      roundId: roundId.value,
      menuFolded: menuFolded.value,
    }
    try {
      localStorage.setItem(key, JSON.stringify(value))
    } catch {
      // Not remembered; see read().
    }
  })
  return { locale, theme, pageSize, roundId, menuFolded }
})
