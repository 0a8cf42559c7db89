import { trpcServer } from '@hono/trpc-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import type { AnyTRPCRouter } from '@trpc/server'
import { translateError } from '../trpc/error-formatter.ts'
import type { ServerParts } from '../server-parts.ts'
import type { ServerEnv } from './env.ts'
import { refuseUnread } from './refuse-request.ts'
import { contextOf } from './request-context.ts'

/** The largest input (a rubric of ten roles) has some 200 kB; files do not travel here. */
const maxBytes = 1_048_576
/** A page of the SPA asks for about ten things at once. */
const maxBatchSize = 30

/** tRPC at `/trpc`. */
export const procedureRoutes = (parts: ServerParts, router: AnyTRPCRouter) => {
  const context = contextOf(parts)
  return new Hono<ServerEnv>()
    .use(bodyLimit({ maxSize: maxBytes, onError: (c) => refuseUnread(c, 'PAYLOAD_TOO_LARGE', 'body-too-large', { max: maxBytes }) }))
    .use(compress(), async (c, next) => {
      await next()
      // What one person was shown must not lie in a shared computer's cache.
      c.res.headers.set('cache-control', 'no-store')
    })
    .use(
      trpcServer({
        router,
        endpoint: '/trpc',
        maxBatchSize,
        createContext: async ({ resHeaders }, c) => {
          try {
            // The adapter's type of a context is an open record; ours has the same properties under a name.
            return { ...(await context.full(c, resHeaders)) }
          } catch (error) {
            const translated = translateError(error)
            if (translated.code === 'INTERNAL_SERVER_ERROR')
              parts.ports.log.error({ err: error, requestId: c.get('requestId') }, 'no context')
            throw translated
          }
        },
      }),
    )
}
