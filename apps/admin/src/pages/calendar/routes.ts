import type { RouteRecordRaw } from 'vue-router'
import IconCalendar from '~icons/lucide/calendar-days'
import { withTexts } from '../../i18n/with-texts.ts'

export const calendarRoutes: RouteRecordRaw[] = [
  {
    path: 'calendar',
    name: 'calendar',
    component: withTexts(['calendar'], () => import('./CalendarPage.vue')),
    meta: { title: 'page.calendar', nav: { group: 'settings', icon: IconCalendar, order: 30 } },
  },
]
