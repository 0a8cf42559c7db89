import type { RouteRecordRaw } from 'vue-router'
import IconAudit from '~icons/lucide/scroll-text'
import { withTexts } from '../../i18n/with-texts.ts'

export const auditRoutes: RouteRecordRaw[] = [
  {
    path: 'audit',
    name: 'audit',
    component: withTexts(['audit', 'list'], () => import('./AuditPage.vue')),
    meta: { title: 'page.audit', permission: 'audit:read', nav: { group: 'control', icon: IconAudit, order: 40 } },
  },
]
