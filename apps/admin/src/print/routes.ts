import type { RouteRecordRaw } from 'vue-router'
import { withTexts } from '../i18n/with-texts.ts'

/** A4 documents: no shell, only the paper and a bar that does not print. */
export const printRoutes: RouteRecordRaw[] = [
  {
    path: '/print/receipts/:receiptId',
    name: 'print-receipt',
    component: withTexts(['document'], () => import('./ReceiptPage.vue')),
    meta: { bare: true, title: 'page.receipt', permission: 'application:read' },
  },
  {
    path: '/print/notices/:noticeId',
    name: 'print-notice',
    component: withTexts(['document'], () => import('./NoticePage.vue')),
    meta: { bare: true, title: 'page.notice', permission: 'application:read' },
  },
  {
    path: '/print/refusals/:applicationId',
    name: 'print-refusal',
    component: withTexts(['document', 'paper'], () => import('./RefusalPage.vue')),
    meta: { bare: true, title: 'page.refusal', permission: 'application:read' },
  },
  {
    path: '/print/publicity/:runId',
    name: 'print-publicity',
    component: withTexts(['document', 'paper'], () => import('./PublicityPage.vue')),
    meta: { bare: true, title: 'page.publicity', permission: 'result:read' },
  },
  {
    path: '/print/minutes/:runId',
    name: 'print-minutes',
    component: withTexts(['document', 'paper', 'panel', 'result', 'score'], () => import('./MinutesPage.vue')),
    meta: { bare: true, title: 'page.minutes', permission: 'result:read' },
  },
  {
    path: '/print/imports/:importId',
    name: 'print-score-form',
    component: withTexts(['document', 'paper'], () => import('./ScoreFormPage.vue')),
    meta: { bare: true, title: 'page.scoreForm', permission: 'sheet:read' },
  },
]
