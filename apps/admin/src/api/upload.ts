import type { UploadedFile, UploadState } from '@zhengji/domain/file/view'
import { findBegun, forgetBegun, rememberBegun } from './begun-uploads.ts'
import { FailureError, toFailure, type Failure } from './failure.ts'
import { beginUpload, getUpload, sendPart } from './upload-requests.ts'
import { waitOut } from './wait-out.ts'

export interface UploadOptions {
  readonly purpose: 'scan' | 'sheet-returned' | 'sheet-scan' | 'score-explanation'
  readonly roundId: string
  /** What the file is for; the same file for the same target goes on where it stopped, also after a reload. */
  readonly target: string
  /** Bytes that the server has or is getting, of `total`. */
  readonly onProgress: (sent: number, total: number) => void
  /** The connection broke; it goes on by itself. */
  readonly onWaiting: (waiting: boolean) => void
  /** The session ended; resolves when somebody has signed in again. */
  readonly untilSignedIn: () => Promise<void>
}

/** At most so much is sent again after a break, and a proxy that buffers bodies passes them on in steps of this. */
const partBytes = 8 * 1_048_576

/** So many breaks in a row without one new byte, while the server answers, are not the cable's. */
const maxBreaks = 5

/** A file that was moved or changed since it was chosen fails like a broken connection: the browser tells no difference. */
const checkReadable = async (file: File, failure: Failure): Promise<void> => {
  await file
    .slice(0, 1)
    .arrayBuffer()
    .catch(() => {
      throw new FailureError({ ...failure, kind: 'refused', reason: 'file-unreadable', params: { name: file.name } })
    })
}

/** Where to go on: the same file for the same target was begun before, perhaps before a reload, else it begins now. */
const open = async (file: File, { purpose, roundId, target }: UploadOptions): Promise<UploadState> => {
  const begun = findBegun(target, file)
  if (begun !== undefined) {
    try {
      return await getUpload(begun.uploadId)
    } catch (error) {
      const { reason } = toFailure(error)
      if (reason !== 'not-found' && reason !== 'upload-abandoned') throw error
      forgetBegun(begun.uploadId)
    }
  }
  const state = await beginUpload({ purpose, roundId, name: file.name, size: file.size })
  rememberBegun(state.id, target, file)
  return state
}

/**
 * Sends a file in parts and gives what was stored. What breaks off goes on where the server's durable bytes end: after a break by
 * itself, after a reload when the same file is chosen again. Rejects with FailureError when the server refuses.
 */
export const uploadFile = async (file: File, options: UploadOptions): Promise<UploadedFile> => {
  let state: UploadState | null = null
  let breaks = 0
  for (;;) {
    try {
      state ??= await open(file, options)
      options.onWaiting(false)
      options.onProgress(state.offset, file.size)
      if (state.file !== null) break
      const { id, offset }: UploadState = state
      state = await sendPart(id, offset, file.slice(offset, offset + partBytes), (sent) => options.onProgress(offset + sent, file.size))
      if (state.offset > offset) breaks = 0
    } catch (error) {
      const failure = toFailure(error)
      state = null
      if (failure.kind === 'offline') {
        breaks += 1
        await checkReadable(file, failure)
      }
      options.onWaiting(true)
      // Two parts met, or an answer got lost: the server knows where to go on.
      const misplaced = failure.reason === 'upload-offset'
      if (breaks > maxBreaks || !(misplaced || (await waitOut(failure, options.untilSignedIn)))) throw error
    }
  }
  forgetBegun(state.id)
  return state.file
}
