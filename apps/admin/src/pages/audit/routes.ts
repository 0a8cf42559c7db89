import type { RouteRecordRaw } from 'vue-router'
import IconAudit from '~icons/lucide/scroll-text'

export const auditRoutes: RouteRecordRaw[] = [
  {
    path: 'audit',
    name: 'audit',
    component: () => import('./AuditPage.vue'),
    meta: { title: 'page.audit', permission: 'audit:read', nav: { group: 'control', icon: IconAudit, order: 40 } },
  },
]
