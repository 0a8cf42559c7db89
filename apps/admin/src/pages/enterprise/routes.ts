import type { RouteRecordRaw } from 'vue-router'
import IconEnterprises from '~icons/lucide/building-2'

export const enterpriseRoutes: RouteRecordRaw[] = [
  {
    path: 'enterprises',
    name: 'enterprises',
    component: () => import('./EnterpriseListPage.vue'),
    meta: { title: 'page.enterprises', permission: 'application:read', nav: { group: 'work', icon: IconEnterprises, order: 35 } },
  },
]
