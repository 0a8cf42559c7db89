import type { RouteRecordRaw } from 'vue-router'
import { applicationRoutes } from '../pages/application/routes.ts'
import { auditRoutes } from '../pages/audit/routes.ts'
import { calendarRoutes } from '../pages/calendar/routes.ts'
import { channelRoutes } from '../pages/channel/routes.ts'
import { callRoutes } from '../pages/call/routes.ts'
import { dashboardRoutes } from '../pages/dashboard/routes.ts'
import { enterpriseRoutes } from '../pages/enterprise/routes.ts'
import { errorRoutes } from '../pages/error/routes.ts'
import { expertRoutes } from '../pages/expert/routes.ts'
import { intakeRoutes } from '../pages/intake/routes.ts'
import { lateRoutes } from '../pages/late/routes.ts'
import { panelRoutes } from '../pages/panel/routes.ts'
import { proposalRoutes } from '../pages/proposal/routes.ts'
import { reminderRoutes } from '../pages/reminder/routes.ts'
import { resultPrintRoutes, resultRoutes } from '../pages/result/routes.ts'
import { roundRoutes } from '../pages/round/routes.ts'
import { rubricRoutes } from '../pages/rubric/routes.ts'
import { scoreRoutes } from '../pages/score/routes.ts'
import { sessionRoutes } from '../pages/session/routes.ts'
import { sheetRoutes } from '../pages/sheet/routes.ts'
import { systemRoutes } from '../pages/system/routes.ts'
import { userRoutes } from '../pages/user/routes.ts'
import { verifyRoutes } from '../pages/verify/routes.ts'
import { printRoutes } from '../print/routes.ts'

/** Pages inside one round: the path names it, so every link can be passed on. One line per noun. */
const inRound: RouteRecordRaw[] = [
  ...dashboardRoutes,
  ...intakeRoutes,
  ...applicationRoutes,
  ...enterpriseRoutes,
  ...lateRoutes,
  ...expertRoutes,
  ...rubricRoutes,
  ...panelRoutes,
  ...sheetRoutes,
  ...scoreRoutes,
  ...resultRoutes,
  ...reminderRoutes,
  ...callRoutes,
  ...proposalRoutes,
]

/** Pages of the installation. */
const everywhere: RouteRecordRaw[] = [
  ...roundRoutes,
  ...auditRoutes,
  ...userRoutes,
  ...channelRoutes,
  ...calendarRoutes,
  ...systemRoutes,
  ...errorRoutes,
]

/** Table of contents of the interface; a page's menu entry, permission and title stand in its `meta`. */
export const routes: RouteRecordRaw[] = [
  ...sessionRoutes,
  ...verifyRoutes,
  ...printRoutes,
  ...resultPrintRoutes,
  {
    path: '/',
    component: () => import('../layout/AppLayout.vue'),
    children: [
      { path: '', name: 'home', component: () => import('../pages/dashboard/HomePage.vue') },
      { path: 'r/:roundId', component: () => import('../layout/RoundScope.vue'), children: inRound },
      ...everywhere,
      {
        path: ':path(.*)*',
        name: 'not-found',
        component: () => import('../pages/error/NotFoundPage.vue'),
        meta: { title: 'page.notFound' },
      },
    ],
  },
]
