import type { Readable } from 'node:stream'
import { eq } from 'drizzle-orm'
import { files } from '@zhengji/db/schema/index'
import type { UploadedFile } from '@zhengji/domain/file/view'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { readPermission, type FilePurpose } from './rules.ts'

export interface OpenedFile {
  readonly file: UploadedFile & { readonly purpose: FilePurpose; readonly roundId: string }
  /** Opens the bytes now; `range` in inclusive offsets. */
  readonly stream: (range?: { readonly start: number; readonly end: number }) => Readable
}

/** A file for whoever may read what it is for, in its round; judged at every request. */
export const openFile = async (ctx: Context, input: { readonly fileId: string }): Promise<OpenedFile> => {
  const [file] = await ctx.db.select().from(files).where(eq(files.id, input.fileId))
  if (file === undefined) throw new ServiceError('NOT_FOUND', 'not-found')
  authorize(ctx, readPermission[file.purpose], file.roundId)
  if (!(await ctx.ports.storage.has(file.sha256))) throw new ServiceError('UNAVAILABLE', 'file-missing')
  const { id, name, size, mediaType, sha256, purpose, roundId } = file
  return { file: { id, name, size, mediaType, sha256, purpose, roundId }, stream: (range) => ctx.ports.storage.read(sha256, range) }
}
