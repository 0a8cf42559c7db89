import type { RouteRecordRaw } from 'vue-router'
import IconUsers from '~icons/lucide/users'
import { withTexts } from '../../i18n/with-texts.ts'

export const userRoutes: RouteRecordRaw[] = [
  {
    path: 'users',
    name: 'users',
    component: withTexts(['user'], () => import('./UserListPage.vue')),
    meta: { title: 'page.users', permission: 'user:read', nav: { group: 'settings', icon: IconUsers, order: 40 } },
  },
  // Everybody's own sessions; no permission needed beyond being signed in.
  {
    path: 'account',
    name: 'account',
    component: withTexts(['user', 'reminder'], () => import('./AccountPage.vue')),
    meta: { title: 'page.account' },
  },
]
