import type { RouteRecordRaw } from 'vue-router'
import IconDashboard from '~icons/lucide/layout-dashboard'

export const dashboardRoutes: RouteRecordRaw[] = [
  {
    path: 'dashboard',
    name: 'dashboard',
    component: () => import('./DashboardPage.vue'),
    meta: { title: 'page.dashboard', permission: 'round:read', nav: { group: 'work', icon: IconDashboard, order: 10 } },
  },
]
