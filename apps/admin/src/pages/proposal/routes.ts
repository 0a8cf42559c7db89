import type { RouteRecordRaw } from 'vue-router'
import IconApprovals from '~icons/lucide/stamp'

export const proposalRoutes: RouteRecordRaw[] = [
  {
    path: 'approvals/:proposalId?',
    name: 'approvals',
    component: () => import('./ApprovalsPage.vue'),
    meta: { title: 'page.approvals', permission: 'proposal:read', nav: { group: 'control', icon: IconApprovals, order: 10 } },
  },
]
