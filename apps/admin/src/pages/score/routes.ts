import type { RouteRecordRaw } from 'vue-router'
import IconScore from '~icons/lucide/grid-3x3'
import { withTexts } from '../../i18n/with-texts.ts'

export const scoreRoutes: RouteRecordRaw[] = [
  {
    path: 'scores',
    name: 'scores',
    component: withTexts(['sheet', 'result', 'score', 'rubric'], () => import('./ScorePage.vue')),
    meta: { title: 'page.scores', permission: 'score:read', nav: { group: 'review', icon: IconScore, order: 50 } },
  },
  {
    path: 'scores/cases/:caseId',
    name: 'abnormal-case',
    component: withTexts(['proposal', 'decision', 'sheet', 'result', 'score', 'rubric'], () => import('./CasePage.vue')),
    meta: { title: 'page.abnormalCase', permission: 'score:read', parents: ['scores'] },
  },
]
