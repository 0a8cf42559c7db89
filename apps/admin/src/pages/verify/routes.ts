import type { RouteRecordRaw } from 'vue-router'
import { withTexts } from '../../i18n/with-texts.ts'

export const verifyRoutes: RouteRecordRaw[] = [
  {
    // The address in the QR code of every receipt (domain: `receiptCodeUrl`): printed paper lives for years, so it never changes.
    path: '/verify',
    name: 'verify-receipt',
    component: withTexts(['document'], () => import('./VerifyPage.vue')),
    meta: { bare: true, public: true, title: 'page.verify' },
  },
]
