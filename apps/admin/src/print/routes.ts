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
]
