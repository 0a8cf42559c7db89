import type { RouteRecordRaw } from 'vue-router'
import IconResults from '~icons/lucide/trophy'
import { withTexts } from '../../i18n/with-texts.ts'

export const resultRoutes: RouteRecordRaw[] = [
  {
    path: 'results',
    name: 'results',
    component: withTexts(['proposal', 'decision', 'result', 'score', 'rubric', 'reminder'], () => import('./ResultPage.vue')),
    meta: { title: 'page.results', permission: 'result:read', nav: { group: 'review', icon: IconResults, order: 60 } },
  },
]

/** 评审汇总表 on paper: no shell, but inside its round for the definition and the rehearsal mark. */
export const resultPrintRoutes: RouteRecordRaw[] = [
  {
    path: '/print/r/:roundId',
    component: () => import('../../layout/RoundScope.vue'),
    children: [
      {
        path: 'results/:runId',
        name: 'print-result',
        component: withTexts(['result', 'score', 'rubric'], () => import('./ResultPrintPage.vue')),
        meta: { bare: true, title: 'page.resultSummary', permission: 'result:read' },
      },
    ],
  },
]
