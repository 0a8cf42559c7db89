import { createMiddleware } from 'hono/factory'
import type { Logger } from 'pino'
import type { ServerEnv } from './env.ts'

/** Probes every few seconds would drown the log. */
const quiet = new Set(['/livez', '/readyz'])

/** One line per request, without query strings and headers: inputs of queries travel there, and they name people. */
export const accessLog = (log: Logger) =>
  createMiddleware<ServerEnv>(async (c, next) => {
    const start = performance.now()
    await next()
    const actor = c.get('actor')
    const status = c.res.status
    const level = status >= 500 ? 'warn' : quiet.has(c.req.path) || c.req.path.startsWith('/assets/') ? 'debug' : 'info'
    log[level](
      {
        requestId: c.get('requestId'),
        method: c.req.method,
        path: c.req.path,
        status,
        ms: Math.round(performance.now() - start),
        address: c.get('address'),
        ...(actor?.type === 'user' ? { userId: actor.id } : {}),
      },
      'request',
    )
  })
