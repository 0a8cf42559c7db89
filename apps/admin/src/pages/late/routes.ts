import type { RouteRecordRaw } from 'vue-router'
import IconLate from '~icons/lucide/clock-alert'

export const lateRoutes: RouteRecordRaw[] = [
  {
    path: 'late',
    name: 'late',
    component: () => import('./LateRegisterPage.vue'),
    meta: { title: 'page.late', permission: 'application:read', nav: { group: 'work', icon: IconLate, order: 40 } },
  },
]
