import type { RouteRecordRaw } from 'vue-router'

export const verifyRoutes: RouteRecordRaw[] = [
  {
    // The address in the QR code of every receipt (domain: `receiptCodeUrl`): printed paper lives for years, so it never changes.
    path: '/verify',
    name: 'verify-receipt',
    component: () => import('./VerifyPage.vue'),
    meta: { bare: true, public: true, title: 'document.verify.title' },
  },
]
