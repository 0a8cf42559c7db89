import type { RouteRecordRaw } from 'vue-router'
import IconLate from '~icons/lucide/clock-alert'
import { withTexts } from '../../i18n/with-texts.ts'

export const lateRoutes: RouteRecordRaw[] = [
  {
    path: 'late',
    name: 'late',
    component: withTexts(['document'], () => import('./LateRegisterPage.vue')),
    meta: { title: 'page.late', permission: 'application:read', nav: { group: 'work', icon: IconLate, order: 40 } },
  },
]
