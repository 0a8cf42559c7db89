import type { RouteRecordRaw } from 'vue-router'
import IconEnterprises from '~icons/lucide/building-2'
import { withTexts } from '../../i18n/with-texts.ts'

export const enterpriseRoutes: RouteRecordRaw[] = [
  {
    path: 'enterprises',
    name: 'enterprises',
    component: withTexts(['enterprise', 'list'], () => import('./EnterpriseListPage.vue')),
    meta: { title: 'page.enterprises', permission: 'application:read', nav: { group: 'work', icon: IconEnterprises, order: 35 } },
  },
]
