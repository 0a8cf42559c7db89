import type { RouteRecordRaw } from 'vue-router'
import IconPanel from '~icons/lucide/users-round'

export const panelRoutes: RouteRecordRaw[] = [
  {
    path: 'panel',
    name: 'panel',
    component: () => import('./PanelPage.vue'),
    meta: { title: 'panel.title', permission: 'expert:read', nav: { group: 'review', icon: IconPanel, order: 30 } },
  },
]
