import { createMiddleware } from 'hono/factory'
import type { ServerEnv } from './env.ts'

/**
 * Everything comes from our own origin, and nothing is inline. Element Plus positions its poppers through CSSOM, which
 * `style-src 'self'` allows. Frames: only our own previews of files.
 */
const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** On every answer, refusals included; a route that has a stricter policy of its own (the preview of a file) keeps it. */
export const securityHeaders = (secure: boolean) =>
  createMiddleware<ServerEnv>(async (c, next) => {
    await next()
    const headers = c.res.headers
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', pagePolicy)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'no-referrer')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()')
    // Two years; only where https is certain, or a trial over http would lock itself out.
    if (secure) headers.set('strict-transport-security', 'max-age=63072000')
  })
