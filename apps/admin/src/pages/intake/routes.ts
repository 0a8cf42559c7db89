import type { RouteRecordRaw } from 'vue-router'
import IconIntake from '~icons/lucide/inbox'

export const intakeRoutes: RouteRecordRaw[] = [
  {
    // With an id: materials and delivery of a draft, or the next delivery after a correction notice.
    path: 'intake/:applicationId?',
    name: 'intake',
    component: () => import('./IntakePage.vue'),
    meta: { title: 'page.intake', permission: 'application:intake', nav: { group: 'work', icon: IconIntake, order: 20 } },
  },
]
