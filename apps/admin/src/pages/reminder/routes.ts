import type { RouteRecordRaw } from 'vue-router'
import IconReminderPlan from '~icons/lucide/bell-ring'

export const reminderRoutes: RouteRecordRaw[] = [
  {
    path: 'reminders',
    name: 'reminders',
    component: () => import('./ReminderPlanPage.vue'),
    meta: { title: 'reminder.title', permission: 'reminder:read', nav: { group: 'control', icon: IconReminderPlan, order: 20 } },
  },
  {
    path: 'reminders/rules',
    name: 'reminder-rules',
    component: () => import('./ReminderRulesPage.vue'),
    meta: { title: 'reminder.rules', permission: 'reminder:read', parents: ['reminders'] },
  },
]
