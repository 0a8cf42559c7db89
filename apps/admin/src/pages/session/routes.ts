import type { RouteRecordRaw } from 'vue-router'

export const sessionRoutes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./SignInPage.vue'),
    meta: { bare: true, public: true, title: 'session.signIn' },
  },
  {
    path: '/change-password',
    name: 'change-password',
    component: () => import('./ChangePasswordPage.vue'),
    meta: { bare: true, title: 'session.changePassword' },
  },
]
