import { Hono } from 'hono'
import { Readable } from 'node:stream'
import type { ReadableStreamDefaultReader } from 'node:stream/web'
import * as v from 'valibot'
import { ServiceError } from '@zhengji/services/errors'
import { registerUpload } from '@zhengji/services/file/register-upload'
import { uploadPurposes } from '@zhengji/services/file/rules'
import { idField } from '@zhengji/domain/fields'
import type { ServerParts } from '../server-parts.ts'
import type { ServerEnv } from './env.ts'
import { refuseUnread } from './refuse-request.ts'
import { contextOf } from './request-context.ts'

const query = v.object({ purpose: v.picklist(uploadPurposes), roundId: idField })

/** Our pages percent-encode names, because headers carry no Chinese; the verb makes them harmless. */
const fileName = (header: string | undefined): string => {
  try {
    const name = decodeURIComponent(header ?? '').normalize('NFC')
    if (name.trim() !== '') return name
  } catch {
    // Falls through to the refusal: not percent-encoded UTF-8.
  }
  throw new ServiceError('VALIDATION', 'input-invalid')
}

/**
 * `POST /api/files?purpose=…&roundId=…` with the raw bytes as body and the name in `x-file-name`. The bytes stream to the storage
 * while they are hashed; a stream that breaks off leaves nothing. The size has to be announced, so that what is too large is
 * refused before a byte is read, and a shorter body is noticed.
 */
export const uploadRoutes = (parts: ServerParts) => {
  const context = contextOf(parts)
  const limit = parts.settings.uploadLimitBytes
  return new Hono<ServerEnv>().post('/', async (c) => {
    const ctx = await context.plain(c)
    if (ctx.actor.type === 'anonymous') return refuseUnread(c, 'UNAUTHORIZED', 'sign-in-required')
    const announced = c.req.header('content-length')
    if (announced === undefined || !/^\d{1,15}$/.test(announced)) return refuseUnread(c, 'BAD_REQUEST', 'upload-length-required')
    const expectedSize = Number(announced)
    if (expectedSize === 0 || c.req.raw.body === null) throw new ServiceError('VALIDATION', 'file-empty')
    const tooLarge = new ServiceError('LIMIT', 'file-too-large', { max: Math.floor(limit / 1_048_576) })
    // Far beyond any scan: not worth the reading.
    if (expectedSize > limit * 4) return refuseUnread(c, 'PAYLOAD_TOO_LARGE', tooLarge.reason, tooLarge.params)

    const reader = c.req.raw.body.getReader()
    try {
      if (expectedSize > limit) throw tooLarge
      const input = v.safeParse(query, c.req.query())
      if (!input.success) throw new ServiceError('VALIDATION', 'input-invalid')
      const name = fileName(c.req.header('x-file-name'))
      const source = Readable.from(chunksOf(reader), { objectMode: false })
      return c.json(await registerUpload(ctx, { source, name, expectedSize, ...input.output }), 201)
    } catch (error) {
      await discard(reader)
      throw error
    }
  })
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
const discard = async (reader: Reader): Promise<void> => {
  try {
    while (!(await reader.read()).done);
  } catch {
    // The client went away: nobody waits for the reason.
  }
}
