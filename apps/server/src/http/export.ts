import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Readable } from 'node:stream'
import * as v from 'valibot'
import { exportListInput } from '@zhengji/domain/list/input'
import { ServiceError } from '@zhengji/services/errors'
import { exportList } from '@zhengji/services/list/export'
import type { ServerParts } from '../server-parts.ts'
import { contentDisposition } from './content-disposition.ts'
import type { ServerEnv } from './env.ts'
import { refuseUnread } from './refuse-request.ts'
import { contextOf } from './request-context.ts'

/** A thousand ids have 40 kB. */
const maxBytes = 131_072

/**
 * `POST /api/exports` with a list, its filter and columns answers it as .xlsx, streamed. A mutation: it leaves an entry in the trail,
 * so no link of a foreign page may set it off.
 */
export const exportRoutes = (parts: ServerParts) => {
  const context = contextOf(parts)
  const limit = bodyLimit({ maxSize: maxBytes, onError: (c) => refuseUnread(c, 'PAYLOAD_TOO_LARGE', 'body-too-large', { max: maxBytes }) })
  return new Hono<ServerEnv>().post('/', limit, async (c) => {
    const ctx = await context.plain(c)
    if (ctx.actor.type === 'anonymous') return refuseUnread(c, 'UNAUTHORIZED', 'sign-in-required')
    const input = v.safeParse(exportListInput, await c.req.json().catch(() => null))
    if (!input.success) throw new ServiceError('VALIDATION', 'input-invalid')
    const { fileName, stream } = await exportList(ctx, input.output)
    // Node's declaration of the web stream lacks what the DOM's has; at run time it is the same class.
    const body = Readable.toWeb(stream) as unknown as ReadableStream
    return c.body(body, 200, {
      'cache-control': 'no-store',
      'content-disposition': contentDisposition('attachment', fileName),
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    })
  })
}
