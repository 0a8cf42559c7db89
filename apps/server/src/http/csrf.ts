import { createMiddleware } from 'hono/factory'
import type { ServerEnv } from './env.ts'
import { refuseUnread } from './refuse-request.ts'

/** Our pages send it with every mutation; a foreign page cannot without a preflight, which nobody answers. */
export const csrfHeader = 'x-zhengji'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A mutation must come from a page of ours: the browser says so (Origin or Sec-Fetch-Site, at least one, and none that
 * contradicts) and the page itself (our header). Hono's `csrf()` looks at form content types only and lets JSON and uploads through.
 */
export const csrf = (publicUrl: string) => {
  const publicHost = new URL(publicUrl).host
  return createMiddleware<ServerEnv>(async (c, next) => {
    if (reading.has(c.req.method)) return next()
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const host = origin !== undefined && URL.canParse(origin) ? new URL(origin).host : null
    const ownOrigin = host !== null && (host === c.req.header('host') || host === publicHost)
    const sameOrigin = origin === undefined ? site === 'same-origin' : ownOrigin && (site === undefined || site === 'same-origin')
    if (!sameOrigin || c.req.header(csrfHeader) === undefined) return refuseUnread(c, 'FORBIDDEN', 'cross-site-request')
    return next()
  })
}
