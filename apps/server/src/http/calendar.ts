import { Hono } from 'hono'
import { readFeed } from '@zhengji/services/calendar/feed'
import { ServiceError } from '@zhengji/services/errors'
import type { ServerParts } from '../server-parts.ts'
import type { ServerEnv } from './env.ts'
import { contextOf } from './request-context.ts'

/** 43 characters of base64url: what `newToken` makes. Anything else is not looked up. */
const shape = /^([\w-]{43})\.ics$/

/**
 * `GET /api/calendar/<token>.ics`: the dates of whoever made the address, for calendar programs, which have no session. Asked about at each
 * request, so that a revoked address or a lost grant ends with the next one.
 */
export const calendarRoutes = (parts: ServerParts) => {
  const context = contextOf(parts)
  return new Hono<ServerEnv>().get('/:file', async (c) => {
    const token = shape.exec(c.req.param('file'))?.[1]
    if (token === undefined) throw new ServiceError('NOT_FOUND', 'feed-unknown')
    const calendar = await readFeed(await context.plain(c), token)
    return c.body(calendar, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="zhengji.ics"',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    })
  })
}
