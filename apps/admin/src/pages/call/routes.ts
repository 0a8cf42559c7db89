import type { RouteRecordRaw } from 'vue-router'
import IconCall from '~icons/lucide/scale'
import { withTexts } from '../../i18n/with-texts.ts'

export const callRoutes: RouteRecordRaw[] = [
  {
    path: 'call',
    name: 'call',
    component: withTexts(['call', 'rubric', 'reminder', 'panel', 'result'], () => import('./CallPage.vue')),
    meta: { title: 'page.call', permission: 'round:read', nav: { group: 'settings', icon: IconCall, order: 10 } },
  },
]
