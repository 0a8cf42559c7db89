import type { RouteRecordRaw } from 'vue-router'
import IconSystem from '~icons/lucide/activity'
import { withTexts } from '../../i18n/with-texts.ts'

export const systemRoutes: RouteRecordRaw[] = [
  {
    path: 'system',
    name: 'system',
    component: withTexts(['system'], () => import('./SystemPage.vue')),
    meta: { title: 'page.system', permission: 'system:read', nav: { group: 'settings', icon: IconSystem, order: 60 } },
  },
]
