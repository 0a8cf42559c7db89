import type { RouteRecordRaw } from 'vue-router'
import IconApplications from '~icons/lucide/files'
import { withTexts } from '../../i18n/with-texts.ts'

export const applicationRoutes: RouteRecordRaw[] = [
  {
    path: 'applications',
    name: 'applications',
    component: withTexts(['list'], () => import('./ApplicationListPage.vue')),
    meta: { title: 'page.applications', permission: 'application:read', nav: { group: 'work', icon: IconApplications, order: 30 } },
  },
  {
    path: 'applications/:applicationId/:tab?',
    name: 'application',
    component: () => import('./ApplicationPage.vue'),
    meta: { title: 'page.application', permission: 'application:read', parents: ['applications'], keepScroll: true },
  },
]
