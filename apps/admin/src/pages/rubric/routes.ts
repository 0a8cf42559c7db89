import type { RouteRecordRaw } from 'vue-router'
import IconRubric from '~icons/lucide/list-checks'
import { withTexts } from '../../i18n/with-texts.ts'

export const rubricRoutes: RouteRecordRaw[] = [
  {
    path: 'rubric',
    name: 'rubric',
    component: withTexts(['proposal', 'decision', 'rubric'], () => import('./RubricPage.vue')),
    meta: { title: 'page.rubric', permission: 'rubric:read', nav: { group: 'review', icon: IconRubric, order: 20 } },
  },
]
