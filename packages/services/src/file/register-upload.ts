import path from 'node:path'
import { Readable } from 'node:stream'
import { newId } from '@zhengji/db/id'
import { files } from '@zhengji/db/schema/index'
import type { UploadedFile } from '@zhengji/domain/file/view'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { loadRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { uploadRules, type UploadPurpose } from './rules.ts'
import { sniff, uploadedBytes } from './sniff.ts'

export interface Upload {
  readonly source: Readable
  readonly name: string
  readonly purpose: UploadPurpose
  readonly roundId: string
  /** Content-Length, where the transport knows it: fewer bytes are an upload that stopped half-way. */
  readonly expectedSize?: number
}

/** The last part of a path, without control characters; at most 200 characters, the extension kept. */
export const safeName = (name: string): string => {
  const base = path.posix
    .basename(name.replaceAll('\\', '/'))
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  const extension = path.posix.extname(base).slice(0, 10)
  return `${path.posix.basename(base, extension).slice(0, 200 - extension.length) || 'file'}${extension}`
}

/**
 * Streams a file into the store and registers it. Extension and first bytes must name the same allowed type; refused are a
 * wrong type, an empty or too big file, and a stream that stops half-way. What is refused leaves no row and no bytes.
 */
export const registerUpload = async (ctx: Context, upload: Upload): Promise<UploadedFile> => {
  const rule = uploadRules[upload.purpose]
  authorize(ctx, rule.permission, upload.roundId)
  const uploadedBy = actingUser(ctx)
  await loadRound(ctx.db, upload.roundId)
  const name = safeName(upload.name)
  if (upload.expectedSize !== undefined && upload.expectedSize > rule.maxBytes) throw tooBig(rule.maxBytes)

  const sniffed = await sniff(uploadedBytes(upload.source))
  if (sniffed.empty) throw new ServiceError('VALIDATION', 'file-empty')
  const type = rule.types[path.posix.extname(name).slice(1).toLowerCase()]
  if (type === undefined || sniffed.detected === null || !type.detected.includes(sniffed.detected)) {
    throw new ServiceError('VALIDATION', 'file-type-refused', { name, found: sniffed.detected ?? '?', expected: rule.expected })
  }
  // The store is told the expected size by an early end: a short stream must fail before it is renamed into place.
  const stored = await ctx.ports.storage.put(
    Readable.from(complete(sniffed.bytes, upload.expectedSize), { objectMode: false }),
    rule.maxBytes,
  )

  const file = { id: newId(), name, size: stored.size, mediaType: type.mediaType, sha256: stored.sha256 }
  await withTransaction(ctx, async (tx) => {
    const uploadedAt = await tx.ports.clock(tx.db)
    await tx.db.insert(files).values({ ...file, purpose: upload.purpose, roundId: upload.roundId, uploadedBy, uploadedAt })
    await appendAudit(tx, {
      action: 'file.upload',
      subjectType: 'file',
      subjectId: file.id,
      roundId: upload.roundId,
      after: { name, size: file.size, sha256: file.sha256, purpose: upload.purpose },
    })
  })
  return file
}

const tooBig = (maxBytes: number) => new ServiceError('LIMIT', 'file-too-large', { max: Math.floor(maxBytes / 1_048_576) })

async function* complete(bytes: AsyncGenerator<Buffer>, expectedSize: number | undefined): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    yield chunk
  }
  if (expectedSize !== undefined && size !== expectedSize) throw new ServiceError('VALIDATION', 'upload-interrupted')
}
