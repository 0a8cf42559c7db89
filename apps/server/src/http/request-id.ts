import { createMiddleware } from 'hono/factory'
import { newRequestId } from '@zhengji/services/audit/append'
import type { ServerEnv } from './env.ts'

/** Every answer names its request, so that a person can quote it and the log and the audit trail can be searched for it. */
export const requestId = createMiddleware<ServerEnv>(async (c, next) => {
  // Never taken from the client: a forged number would mix two requests in the audit trail.
  const id = newRequestId()
  c.set('requestId', id)
  await next()
  c.res.headers.set('x-request-id', id)
})
