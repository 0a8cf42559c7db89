import type { RouteRecordRaw } from 'vue-router'
import IconRubric from '~icons/lucide/list-checks'

export const rubricRoutes: RouteRecordRaw[] = [
  {
    path: 'rubric',
    name: 'rubric',
    component: () => import('./RubricPage.vue'),
    meta: { title: 'rubric.title', permission: 'rubric:read', nav: { group: 'review', icon: IconRubric, order: 20 } },
  },
]
