import { PiniaColada } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n, switchLocale } from './i18n/i18n.ts'
import { usePreferences } from './preferences/store.ts'
import { createAppRouter } from './router/router.ts'
import { applyTheme } from './theme/apply.ts'
import './theme/tokens.css'
import './theme/element.css'
import './theme/base.css'
import './theme/print.css'

// Chromium before 144 has no Temporal; newer ones never load this.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')

const pinia = createPinia()
const app = createApp(App)
app.use(pinia)
app.use(PiniaColada, { queryOptions: { gcTime: 300_000, staleTime: 5_000 } })
app.use(i18n)

const preferences = usePreferences(pinia)
applyTheme(preferences.theme)
await switchLocale(preferences.locale)

const router = createAppRouter()
app.use(router)
await router.isReady()
app.mount('#app')
