import type { RouteRecordRaw } from 'vue-router'
import IconExpertList from '~icons/lucide/contact'

export const expertRoutes: RouteRecordRaw[] = [
  {
    path: 'experts',
    name: 'experts',
    component: () => import('./ExpertListPage.vue'),
    meta: { title: 'expert.title', permission: 'expert:read', nav: { group: 'review', icon: IconExpertList, order: 10 } },
  },
]
