import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Readable } from 'node:stream'
import type { ReadableStreamDefaultReader } from 'node:stream/web'
import * as v from 'valibot'
import { ServiceError } from '@zhengji/services/errors'
import { beginUpload, continueUpload, getUpload } from '@zhengji/services/file/upload'
import { beginUploadInput } from '@zhengji/domain/file/input'
import { idField } from '@zhengji/domain/fields'
import type { ServerParts } from '../server-parts.ts'
import type { ServerEnv } from './env.ts'
import { refuseUnread } from './refuse-request.ts'
import { contextOf } from './request-context.ts'

/** What announces a file is a name and a few numbers. */
const maxAnnouncement = 8_192

const tooLarge = (limit: number) => new ServiceError('LIMIT', 'file-too-large', { max: Math.floor(limit / 1_048_576) })

const uploadIdOf = (param: string): string => {
  const id = v.safeParse(idField, param)
  if (!id.success) throw new ServiceError('NOT_FOUND', 'not-found')
  return id.output
}

const wholeNumber = (header: string | undefined): number | null =>
  header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : null

/**
 * Files come in parts, so that a broken connection goes on where it stopped. `POST /api/uploads` announces one
 * (`{ purpose, roundId, name, size }`); `PATCH /api/uploads/:id` with `upload-offset` sends raw bytes from there on;
 * `GET /api/uploads/:id` says how much is durable. Each answers `{ id, size, offset, file }`; `file` is null until the last byte
 * is there and the whole is hashed. The size of a part has to be announced, so that what is too much is refused before it is read.
 */
export const uploadRoutes = (parts: ServerParts) => {
  const context = contextOf(parts)
  const limit = parts.settings.uploadLimitBytes
  const app = new Hono<ServerEnv>()

  app.post(
    '/',
    bodyLimit({
      maxSize: maxAnnouncement,
      onError: (c) => refuseUnread(c, 'PAYLOAD_TOO_LARGE', 'body-too-large', { max: maxAnnouncement }),
    }),
    async (c) => {
      const ctx = await context.plain(c)
      if (ctx.actor.type === 'anonymous') return refuseUnread(c, 'UNAUTHORIZED', 'sign-in-required')
      const input = v.safeParse(beginUploadInput, await c.req.json().catch(() => null))
      if (!input.success) throw new ServiceError('VALIDATION', 'input-invalid')
      if (input.output.size > limit) throw tooLarge(limit)
      return c.json(await beginUpload(ctx, input.output), 201)
    },
  )

  app.get('/:id', async (c) => c.json(await getUpload(await context.plain(c), { uploadId: uploadIdOf(c.req.param('id')) })))

  app.patch('/:id', async (c) => {
    const ctx = await context.plain(c)
    if (ctx.actor.type === 'anonymous') return refuseUnread(c, 'UNAUTHORIZED', 'sign-in-required')
    const length = wholeNumber(c.req.header('content-length'))
    if (length === null) return refuseUnread(c, 'BAD_REQUEST', 'upload-length-required')
    // Beyond any file: not worth the reading.
    if (length > limit) return refuseUnread(c, 'PAYLOAD_TOO_LARGE', 'file-too-large', tooLarge(limit).params)
    const reader = c.req.raw.body?.getReader()
    try {
      const uploadId = uploadIdOf(c.req.param('id'))
      const offset = wholeNumber(c.req.header('upload-offset'))
      if (offset === null) throw new ServiceError('VALIDATION', 'input-invalid')
      const source = Readable.from(reader === undefined ? [] : chunksOf(reader), { objectMode: false })
      return c.json(await continueUpload(ctx, { uploadId, offset, length, source }))
    } catch (error) {
      await discard(reader)
      throw error
    }
  })
  return app
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** The chunks of a body; the reader stays usable when whoever consumes them stops half-way. */
async function* chunksOf(reader: Reader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

/**
 * Reads on what is still sent and forgets it. A browser that is cut off while it sends shows a broken connection instead of the
 * reason; the announced size bounds how much that is.
 */
const discard = async (reader: Reader | undefined): Promise<void> => {
  try {
    while (reader !== undefined && !(await reader.read()).done);
  } catch {
    // The client went away: nobody waits for the reason.
  }
}
