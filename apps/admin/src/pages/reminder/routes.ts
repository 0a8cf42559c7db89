import type { RouteRecordRaw } from 'vue-router'
import IconReminderPlan from '~icons/lucide/bell-ring'

export const reminderRoutes: RouteRecordRaw[] = [
  {
    path: 'reminders',
    name: 'reminders',
    component: () => import('./ReminderPlanPage.vue'),
    meta: { title: 'reminder.title', permission: 'reminder:read', nav: { group: 'control', icon: IconReminderPlan, order: 20 } },
  },
]
