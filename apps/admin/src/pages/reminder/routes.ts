import type { RouteRecordRaw } from 'vue-router'
import IconReminderPlan from '~icons/lucide/bell-ring'
import IconReminderRules from '~icons/lucide/message-square-text'
import { withTexts } from '../../i18n/with-texts.ts'

export const reminderRoutes: RouteRecordRaw[] = [
  {
    path: 'reminders',
    name: 'reminders',
    component: withTexts(['reminder', 'list'], () => import('./ReminderPlanPage.vue')),
    meta: { title: 'page.reminders', permission: 'reminder:read', nav: { group: 'control', icon: IconReminderPlan, order: 20 } },
  },
  {
    path: 'reminders/rules',
    name: 'reminder-rules',
    component: withTexts(['reminder', 'call'], () => import('./ReminderRulesPage.vue')),
    meta: { title: 'page.reminderRules', permission: 'reminder:read', nav: { group: 'settings', icon: IconReminderRules, order: 20 } },
  },
]
