import type { Context as HonoContext } from 'hono'
import { resolveSession } from '@zhengji/services/session/resolve'
import type { Context } from '@zhengji/services/context'
import type { RequestContext } from '../trpc/context.ts'
import type { ServerParts } from '../server-parts.ts'
import type { ServerEnv } from './env.ts'
import { sessionCookie } from './session-cookie.ts'
import { isSecure } from './transport.ts'

/** Makes the services' context of a request: who acts is read from the session at every request, never kept in the process. */
export const contextOf = (parts: ServerParts) => {
  const cookie = sessionCookie(isSecure(parts.settings))

  const anonymous = (c: HonoContext<ServerEnv>): Context => ({
    db: parts.db,
    actor: { type: 'anonymous' },
    requestId: c.get('requestId'),
    ports: { ...parts.ports, log: parts.ports.log.child({ requestId: c.get('requestId') }) },
  })

  const plain = async (c: HonoContext<ServerEnv>, options: { touch?: boolean } = {}): Promise<Context> => {
    const context = anonymous(c)
    const token = cookie.read(c)
    const actor = token === null ? null : await resolveSession(context, token, options)
    if (actor === null) return context
    c.set('actor', actor)
    return { ...context, actor }
  }

  const full = async (c: HonoContext<ServerEnv>, answer: Headers): Promise<RequestContext> => ({
    ...(await plain(c)),
    session: {
      token: cookie.read(c),
      address: c.get('address'),
      // Shown in the list of sessions; what is longer than this is no browser.
      userAgent: (c.req.header('user-agent') ?? '').slice(0, 300),
      remember: (token) => answer.append('set-cookie', cookie.issue(token)),
      forget: () => answer.append('set-cookie', cookie.clear()),
    },
    signInLimit: parts.signInLimit,
    health: parts.health,
  })

  return { plain, full }
}
