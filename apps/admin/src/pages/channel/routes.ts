import type { RouteRecordRaw } from 'vue-router'
import IconChannel from '~icons/lucide/send'
import { withTexts } from '../../i18n/with-texts.ts'

export const channelRoutes: RouteRecordRaw[] = [
  {
    path: 'channels',
    name: 'channels',
    component: withTexts(['channel', 'reminder'], () => import('./ChannelsPage.vue')),
    meta: { title: 'page.channels', permission: 'system:read', nav: { group: 'settings', icon: IconChannel, order: 50 } },
  },
]
