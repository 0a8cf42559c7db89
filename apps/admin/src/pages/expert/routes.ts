import type { RouteRecordRaw } from 'vue-router'
import IconExpertList from '~icons/lucide/contact'
import { withTexts } from '../../i18n/with-texts.ts'

export const expertRoutes: RouteRecordRaw[] = [
  {
    path: 'experts',
    name: 'experts',
    component: withTexts(['list'], () => import('./ExpertListPage.vue')),
    meta: { title: 'expert.title', permission: 'expert:read', nav: { group: 'review', icon: IconExpertList, order: 10 } },
  },
]
