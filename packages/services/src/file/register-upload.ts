import { Readable } from 'node:stream'
import { newId } from '@zhengji/db/id'
import { files } from '@zhengji/db/schema/index'
import type { UploadedFile } from '@zhengji/domain/file/view'
import { appendAudit } from '../audit/append.ts'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { loadRound } from '../round/load.ts'
import { withTransaction, type TransactionContext } from '../transaction.ts'
import { uploadRules, type UploadPurpose } from './rules.ts'
import { sniff, uploadedBytes } from './sniff.ts'
import { checkSize, mediaTypeOf, safeName } from './type.ts'

export interface Upload {
  readonly source: Readable
  readonly name: string
  readonly purpose: UploadPurpose
  readonly roundId: string
  /** Fewer bytes are an upload that stopped half-way. */
  readonly expectedSize?: number
}

/**
 * Streams a file into the store and registers it. Extension and first bytes must name the same allowed type; refused are a
 * wrong type, an empty or too big file, and a stream that stops half-way. What is refused leaves no row and no bytes.
 */
export const registerUpload = async (ctx: Context, upload: Upload): Promise<UploadedFile> => {
  authorize(ctx, uploadRules[upload.purpose].permission, upload.roundId)
  // A file is somebody's: said before any byte is read.
  actingUser(ctx)
  await loadRound(ctx.db, upload.roundId)
  const file = await keepUpload(ctx, upload)
  await withTransaction(ctx, (tx) => registerKept(tx, upload, file))
  return file
}

/** The streaming half: afterwards the bytes lie in the store, and nothing knows of them yet. */
export const keepUpload = async (ctx: Context, upload: Upload): Promise<UploadedFile> => {
  const name = safeName(upload.name)
  if (upload.expectedSize !== undefined) checkSize(upload.purpose, upload.expectedSize)
  const sniffed = await sniff(uploadedBytes(upload.source))
  if (sniffed.empty) throw new ServiceError('VALIDATION', 'file-empty')
  const mediaType = mediaTypeOf(upload.purpose, name, sniffed.detected)
  // The store is told the expected size by an early end: a short stream must fail before it is renamed into place.
  const { sha256, size } = await ctx.ports.storage.put(
    Readable.from(complete(sniffed.bytes, upload.expectedSize), { objectMode: false }),
    uploadRules[upload.purpose].maxBytes,
  )
  return { id: newId(), name, size, mediaType, sha256 }
}

/** The half that is seen: the file's row and its audit entry. */
export const registerKept = async (
  tx: TransactionContext,
  { purpose, roundId }: Pick<Upload, 'purpose' | 'roundId'>,
  file: UploadedFile,
): Promise<void> => {
  const uploadedAt = await tx.ports.clock(tx.db)
  await tx.db.insert(files).values({ ...file, purpose, roundId, uploadedBy: actingUser(tx), uploadedAt })
  await appendAudit(tx, {
    action: 'file.upload',
    subjectType: 'file',
    subjectId: file.id,
    roundId,
    after: { name: file.name, size: file.size, sha256: file.sha256, purpose },
  })
}

async function* complete(bytes: AsyncGenerator<Buffer>, expectedSize: number | undefined): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    yield chunk
  }
  if (expectedSize !== undefined && size !== expectedSize) throw new ServiceError('VALIDATION', 'upload-interrupted')
}
