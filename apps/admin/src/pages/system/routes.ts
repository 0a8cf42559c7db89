import type { RouteRecordRaw } from 'vue-router'
import IconSystem from '~icons/lucide/activity'

export const systemRoutes: RouteRecordRaw[] = [
  {
    path: 'system',
    name: 'system',
    component: () => import('./SystemPage.vue'),
    meta: { title: 'page.system', permission: 'system:read', nav: { group: 'system', icon: IconSystem, order: 20 } },
  },
]
