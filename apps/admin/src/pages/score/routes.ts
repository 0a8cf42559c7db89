import type { RouteRecordRaw } from 'vue-router'
import IconScore from '~icons/lucide/grid-3x3'
import { withTexts } from '../../i18n/with-texts.ts'

export const scoreRoutes: RouteRecordRaw[] = [
  {
    path: 'scores',
    name: 'scores',
    component: withTexts(['sheet', 'result'], () => import('./ScorePage.vue')),
    meta: { title: 'score.title', permission: 'score:read', nav: { group: 'review', icon: IconScore, order: 50 } },
  },
  {
    path: 'scores/cases/:caseId',
    name: 'abnormal-case',
    component: withTexts(['proposal', 'decision', 'sheet', 'result'], () => import('./CasePage.vue')),
    meta: { title: 'score.case.title', permission: 'score:read', parents: ['scores'] },
  },
]
