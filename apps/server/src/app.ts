import { Hono } from 'hono'
import type { AnyTRPCRouter } from '@trpc/server'
import { accessLog } from './http/access-log.ts'
import { calendarRoutes } from './http/calendar.ts'
import { csrf } from './http/csrf.ts'
import { downloadRoutes } from './http/download.ts'
import type { ServerEnv } from './http/env.ts'
import { eventRoutes } from './http/events.ts'
import { exportRoutes } from './http/export.ts'
import { healthRoutes } from './http/health.ts'
import { pageRoutes } from './http/pages.ts'
import { procedureRoutes } from './http/procedures.ts'
import { answerFailure, refuseRequest } from './http/refuse-request.ts'
import { recomputationRoutes } from './http/recomputation.ts'
import { requestId } from './http/request-id.ts'
import { securityHeaders } from './http/security-headers.ts'
import { isSecure, transport } from './http/transport.ts'
import { uploadRoutes } from './http/upload.ts'
import type { ServerParts } from './server-parts.ts'

/** Everything that answers http. Probes stand before the transport's rule, because load balancers ask by address. */
export const createApp = (parts: ServerParts, router: AnyTRPCRouter) => {
  const log = parts.ports.log
  const app = new Hono<ServerEnv>()
  app.use(requestId, accessLog(log), securityHeaders(isSecure(parts.settings)))
  app.route('/', healthRoutes(parts))
  app.use(transport(parts.settings), csrf(parts.settings.publicUrl))
  app.route('/trpc', procedureRoutes(parts, router))
  app.route('/api/uploads', uploadRoutes(parts))
  app.route('/api/files', downloadRoutes(parts))
  app.route('/api/exports', exportRoutes(parts))
  app.route('/api/results', recomputationRoutes(parts))
  app.route('/api/events', eventRoutes(parts))
  app.route('/api/calendar', calendarRoutes(parts))
  app.route('/', pageRoutes(parts.pages))
  app.onError((error, c) => {
    const answer = answerFailure(c, error)
    if (answer) return answer
    log.error({ err: error, requestId: c.get('requestId'), path: c.req.path }, 'request failed')
    return refuseRequest(c, 'INTERNAL_SERVER_ERROR', 'internal-error')
  })
  return app
}
