import type { RouteRecordRaw } from 'vue-router'
import IconRounds from '~icons/lucide/calendar-range'

export const roundRoutes: RouteRecordRaw[] = [
  {
    path: 'rounds',
    name: 'rounds',
    component: () => import('./RoundListPage.vue'),
    meta: { title: 'page.rounds', permission: 'round:read', nav: { group: 'control', icon: IconRounds, order: 30 } },
  },
]
