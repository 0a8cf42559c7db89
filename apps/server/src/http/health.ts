import { Hono } from 'hono'
import type { ServerParts } from '../server-parts.ts'
import type { ServerEnv } from './env.ts'

/**
 * `/livez` says that the process runs, whatever is wrong around it; `/readyz` whether it can serve, 503 with the reasons otherwise
 * and while it is stopping. Neither says more than a stranger may know.
 */
export const healthRoutes = (parts: Pick<ServerParts, 'health' | 'stopping'>) =>
  new Hono<ServerEnv>()
    .get('/livez', (c) => c.json({ ok: true }, 200, { 'cache-control': 'no-store' }))
    .get('/readyz', async (c) => {
      const health = await parts.health()
      const ok = health.ok && !parts.stopping.aborted
      return c.json({ ok, stopping: parts.stopping.aborted, checks: health.checks }, ok ? 200 : 503, { 'cache-control': 'no-store' })
    })
