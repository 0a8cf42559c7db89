import { Hono } from 'hono'
import { Readable } from 'node:stream'
import * as v from 'valibot'
import { ServiceError } from '@zhengji/services/errors'
import { openFile } from '@zhengji/services/file/open'
import { idField } from '@zhengji/domain/fields'
import type { ServerParts } from '../server-parts.ts'
import { parseByteRange } from './byte-range.ts'
import { contentDisposition } from './content-disposition.ts'
import type { ServerEnv } from './env.ts'
import { contextOf } from './request-context.ts'

/** What a browser may show in our own frame; anything else is only ever saved. */
const previewable = new Set(['application/pdf', 'image/jpeg', 'image/png'])

/** A polyglot (PDF and HTML at once) shown under this policy runs nothing and reaches nothing. */
const previewPolicy =
  "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"

/**
 * `GET /api/files/:id`: permission is checked each time, ranges work (a 200-page scan opens at the page that is looked at), and
 * the browser saves instead of showing unless `?preview=1` asks for a kind that may be shown.
 */
export const downloadRoutes = (parts: ServerParts) => {
  const context = contextOf(parts)
  return new Hono<ServerEnv>().get('/:id', async (c) => {
    const ctx = await context.plain(c)
    if (ctx.actor.type === 'anonymous') throw new ServiceError('UNAUTHENTICATED', 'sign-in-required')
    const id = v.safeParse(idField, c.req.param('id'))
    if (!id.success) throw new ServiceError('NOT_FOUND', 'not-found')
    const { file, stream } = await openFile(ctx, { fileId: id.output })

    const preview = c.req.query('preview') === '1' && previewable.has(file.mediaType)
    // Content never changes under its address, but permission does: kept, and asked about each time.
    const etag = `"${file.sha256}"`
    const headers: Record<string, string> = {
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      'content-disposition': contentDisposition(preview ? 'inline' : 'attachment', file.name),
      'content-security-policy': previewPolicy,
      'content-type': file.mediaType,
      etag,
    }
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)

    // If-Range: a part of another version is worthless, so the whole is sent.
    const condition = c.req.header('if-range')
    const range = condition === undefined || condition === etag ? parseByteRange(c.req.header('range'), file.size) : null
    if (range === 'unsatisfiable') return c.body(null, 416, { 'content-range': `bytes */${file.size}` })
    const part = range ?? { start: 0, end: file.size - 1 }
    headers['content-length'] = String(part.end - part.start + 1)
    if (range !== null) headers['content-range'] = `bytes ${part.start}-${part.end}/${file.size}`
    const status = range === null ? 200 : 206
    if (c.req.method === 'HEAD') return c.body(null, status, headers)
    // Node's declaration of the web stream lacks what the DOM's has; at run time it is the same class.
    const body = Readable.toWeb(range === null ? stream() : stream(range)) as unknown as ReadableStream
    return c.body(body, status, headers)
  })
}
