import type { RouteRecordRaw } from 'vue-router'
import IconCalendar from '~icons/lucide/calendar-days'

export const calendarRoutes: RouteRecordRaw[] = [
  {
    path: 'calendar',
    name: 'calendar',
    component: () => import('./CalendarPage.vue'),
    meta: { title: 'calendar.title', nav: { group: 'system', icon: IconCalendar, order: 40 } },
  },
]
