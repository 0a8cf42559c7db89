import type { RouteRecordRaw } from 'vue-router'
import IconApprovals from '~icons/lucide/stamp'
import { withTexts } from '../../i18n/with-texts.ts'

export const proposalRoutes: RouteRecordRaw[] = [
  {
    path: 'approvals/:proposalId?',
    name: 'approvals',
    component: withTexts(['proposal', 'decision', 'sheet', 'result', 'score', 'rubric', 'panel'], () => import('./ApprovalsPage.vue')),
    meta: { title: 'page.approvals', permission: 'proposal:read', nav: { group: 'control', icon: IconApprovals, order: 10 } },
  },
]
