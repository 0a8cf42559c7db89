import type { RouteRecordRaw } from 'vue-router'
import IconScore from '~icons/lucide/grid-3x3'

export const scoreRoutes: RouteRecordRaw[] = [
  {
    path: 'scores',
    name: 'scores',
    component: () => import('./ScorePage.vue'),
    meta: { title: 'score.title', permission: 'score:read', nav: { group: 'review', icon: IconScore, order: 50 } },
  },
]
