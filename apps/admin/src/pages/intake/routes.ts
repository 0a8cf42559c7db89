import type { RouteRecordRaw } from 'vue-router'
import IconIntake from '~icons/lucide/inbox'
import { withTexts } from '../../i18n/with-texts.ts'

export const intakeRoutes: RouteRecordRaw[] = [
  {
    // With an id: materials and delivery of a draft, or the next delivery after a correction notice.
    path: 'intake/:applicationId?',
    name: 'intake',
    component: withTexts(['intake'], () => import('./IntakePage.vue')),
    meta: { title: 'page.intake', permission: 'application:intake', nav: { group: 'work', icon: IconIntake, order: 20 } },
  },
]
