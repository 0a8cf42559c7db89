import type { RouteRecordRaw } from 'vue-router'
import IconPanel from '~icons/lucide/users-round'
import { withTexts } from '../../i18n/with-texts.ts'

export const panelRoutes: RouteRecordRaw[] = [
  {
    path: 'panel',
    name: 'panel',
    component: withTexts(['proposal', 'decision', 'panel'], () => import('./PanelPage.vue')),
    meta: { title: 'page.panel', permission: 'expert:read', nav: { group: 'review', icon: IconPanel, order: 30 } },
  },
]
