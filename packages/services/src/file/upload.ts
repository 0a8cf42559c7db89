import { Readable } from 'node:stream'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type * as v from 'valibot'
import { newId } from '@zhengji/db/id'
import { files, uploads } from '@zhengji/db/schema/index'
import type { beginUploadInput } from '@zhengji/domain/file/input'
import type { UploadedFile, UploadState } from '@zhengji/domain/file/view'
import { actingUser, authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { loadRound } from '../round/load.ts'
import { withTransaction } from '../transaction.ts'
import { keepUpload, registerKept } from './register-upload.ts'
import { uploadRules } from './rules.ts'
import { headBytes, sniff, uploadedBytes } from './sniff.ts'
import { checkExtension, checkSize, mediaTypeOf, safeName } from './type.ts'

type UploadRow = typeof uploads.$inferSelect

/** Announces a file that comes in parts. Refused at once: a size or an extension that the purpose does not take. */
export const beginUpload = async (ctx: Context, input: v.InferOutput<typeof beginUploadInput>): Promise<UploadState> => {
  authorize(ctx, uploadRules[input.purpose].permission, input.roundId)
  const createdBy = actingUser(ctx)
  await loadRound(ctx.db, input.roundId)
  const name = safeName(input.name)
  checkSize(input.purpose, input.size)
  checkExtension(input.purpose, name)
  const now = await ctx.ports.clock(ctx.db)
  const id = newId()
  await ctx.db.insert(uploads).values({ ...input, id, name, createdBy, createdAt: now, touchedAt: now })
  return { id, size: input.size, offset: 0, file: null }
}

/** Somebody else's upload is NOT_FOUND; the permission is asked for again each time. */
const loadOwn = async (ctx: Context, uploadId: string): Promise<UploadRow> => {
  const [row] = await ctx.db
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, uploadId), eq(uploads.createdBy, actingUser(ctx))))
  if (row === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, uploadRules[row.purpose].permission, row.roundId)
  if (row.abandonedAt !== null) throw new ServiceError('PRECONDITION', 'upload-abandoned')
  return row
}

const stateOf = async (ctx: Context, { id, size, received, fileId }: UploadRow): Promise<UploadState> => ({
  id,
  size,
  offset: received,
  file: fileId === null ? null : await loadFile(ctx, fileId),
})

const loadFile = async (ctx: Context, fileId: string): Promise<UploadedFile> => {
  const [file] = await ctx.db
    .select({ id: files.id, name: files.name, size: files.size, mediaType: files.mediaType, sha256: files.sha256 })
    .from(files)
    .where(eq(files.id, fileId))
  if (file === undefined) throw new Error('an upload ended with a file that is gone')
  return file
}

/** How much is durable: where to go on after a broken connection. */
export const getUpload = async (ctx: Context, { uploadId }: { readonly uploadId: string }): Promise<UploadState> =>
  stateOf(ctx, await loadOwn(ctx, uploadId))

export interface UploadPart {
  readonly uploadId: string
  /** Where the part begins; must be what the upload has. */
  readonly offset: number
  /** Announced bytes of the part. 0 at the end of the file only asks to finish. */
  readonly length: number
  readonly source: Readable
}

/**
 * Takes the next part of an upload; with the last byte the file is hashed and registered. A part that breaks off keeps what arrived.
 * Of two parts at the same offset one counts, the other is a CONFLICT `upload-offset`, as is every other offset.
 */
export const continueUpload = async (ctx: Context, { uploadId, offset, length, source }: UploadPart): Promise<UploadState> => {
  const row = await loadOwn(ctx, uploadId)
  if (row.fileId !== null) return stateOf(ctx, row)
  const misplaced = () => new ServiceError('CONFLICT', 'upload-offset', { expected: row.received, found: offset })
  if (offset !== row.received) throw misplaced()
  if (offset + length > row.size) throw new ServiceError('VALIDATION', 'upload-beyond-size', { size: row.size })
  if (length === 0) return offset === row.size ? finish(ctx, row) : stateOf(ctx, row)

  const { part, size } = await ctx.ports.storage.putPart(uploadId, Readable.from(untilBreak(source), { objectMode: false }), length)
  if (offset === 0 && size >= headBytes) await orAbandon(ctx, uploadId, () => checkHead(ctx, row, part))
  const [counted] = await ctx.db
    .update(uploads)
    .set({ received: offset + size, parts: sql`${uploads.parts} || ${part}::text`, touchedAt: await ctx.ports.clock(ctx.db) })
    .where(and(eq(uploads.id, uploadId), eq(uploads.received, offset), isNull(uploads.fileId), isNull(uploads.abandonedAt)))
    .returning()
  if (counted === undefined) throw misplaced()
  return counted.received === counted.size ? finish(ctx, counted) : stateOf(ctx, counted)
}

/** What arrived before the connection broke is worth keeping. */
async function* untilBreak(source: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of source) yield chunk as Uint8Array // of a stream of bytes
  } catch {
    // The sender comes back and asks how much arrived.
  }
}

/** Nobody sends 300 MB to be told then that it is no PDF. */
const checkHead = async (ctx: Context, row: UploadRow, part: string): Promise<void> => {
  const source = ctx.ports.storage.readParts(row.id, [part])
  const { detected } = await sniff(uploadedBytes(source))
  source.destroy()
  mediaTypeOf(row.purpose, row.name, detected)
}

/** What is refused for what it is will never become a file: its bytes go at once. */
const orAbandon = async <Result>(ctx: Context, uploadId: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'VALIDATION') await abandonUpload(ctx, uploadId)
    throw error
  }
}

/** Ends an upload that will not become a file. */
export const abandonUpload = async (ctx: Context, uploadId: string): Promise<void> => {
  await ctx.db
    .update(uploads)
    .set({ abandonedAt: await ctx.ports.clock(ctx.db) })
    .where(and(eq(uploads.id, uploadId), isNull(uploads.fileId), isNull(uploads.abandonedAt)))
  await ctx.ports.storage.dropParts(uploadId)
}

/** Hashes what lies there as a whole, then registers it; of two that finish at once the second answers the first one's file. */
const finish = async (ctx: Context, row: UploadRow): Promise<UploadState> => {
  const source = ctx.ports.storage.readParts(row.id, row.parts)
  const { name, purpose, roundId, size: expectedSize } = row
  const kept = await orAbandon(ctx, row.id, () => keepUpload(ctx, { source, name, purpose, roundId, expectedSize }))
  const fileId = await withTransaction(ctx, async (tx) => {
    const [current] = await tx.db.select().from(uploads).where(eq(uploads.id, row.id)).for('update')
    if (current === undefined || current.abandonedAt !== null) throw new ServiceError('PRECONDITION', 'upload-abandoned')
    if (current.fileId !== null) return current.fileId
    await registerKept(tx, row, kept)
    await tx.db.update(uploads).set({ fileId: kept.id }).where(eq(uploads.id, row.id))
    return kept.id
  })
  await ctx.ports.storage.dropParts(row.id)
  return stateOf(ctx, { ...row, fileId })
}
