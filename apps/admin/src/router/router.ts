import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { i18n } from '../i18n/i18n.ts'
import { useSession } from '../session/store.ts'
import { routes } from './routes.ts'

const roundOf = (to: RouteLocationNormalized): string | null => (typeof to.params['roundId'] === 'string' ? to.params['roundId'] : null)

export const createAppRouter = () => {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (to, from, saved) => saved ?? (to.meta.keepScroll && to.path === from.path ? false : { top: 0 }),
  })

  router.beforeEach(async (to) => {
    const session = useSession()
    if (!session.known) {
      // Without an answer nobody knows who is there; the sign-in page then tells that the server is away.
      await session.load().catch(() => undefined)
    }
    if (to.meta.public) return true
    if (!session.me) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
    if (session.me.mustChangePassword && to.name !== 'change-password') return { name: 'change-password' }
    if (to.meta.permission && !session.may(to.meta.permission, roundOf(to))) {
      return { name: 'forbidden', query: { permission: to.meta.permission }, replace: true }
    }
    return true
  })

  router.afterEach((to) => {
    const { t } = i18n.global
    document.title = to.meta.title ? `${t(to.meta.title)} · ${t('app.name')}` : t('app.name')
  })
  return router
}
