import type { UploadedFile } from '@zhengji/domain/file/view'
import { originHeader } from './client.ts'
import { failureFromData, FailureError } from './failure.ts'

export interface UploadOptions {
  readonly purpose: 'scan' | 'sheet-returned' | 'sheet-scan' | 'score-explanation'
  readonly roundId: string
  /** Bytes sent so far, of `total`. */
  readonly onProgress?: (sent: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Where a stored file can be read; the server checks the permission each time. */
export const fileUrl = (fileId: string): string => `/api/files/${fileId}`

const offline = new FailureError({ kind: 'offline', reason: null, params: {}, requestId: null, issues: {}, conflict: undefined })

/**
 * Sends one file as it is. XMLHttpRequest, because fetch tells no progress of what it sends.
 * Rejects with FailureError; a broken connection is `offline` and nothing was kept.
 */
export const uploadFile = (file: File, options: UploadOptions): Promise<UploadedFile> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const query = new URLSearchParams({ purpose: options.purpose, roundId: options.roundId })
    request.open('POST', `/api/files?${query.toString()}`)
    for (const [name, value] of Object.entries(originHeader)) request.setRequestHeader(name, value)
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.addEventListener('progress', (event) => options.onProgress?.(event.loaded, file.size))
    request.addEventListener('error', () => reject(offline))
    request.addEventListener('abort', () => reject(offline))
    request.addEventListener('load', () => {
      const body: unknown = request.response
      if (request.status >= 200 && request.status < 300 && isUploaded(body)) resolve(body)
      else reject(new FailureError(failureFromData(dataOf(body))))
    })
    options.signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })

const isUploaded = (body: unknown): body is UploadedFile => typeof body === 'object' && body !== null && 'id' in body && 'sha256' in body

/** Refused uploads answer with the same fields as procedures, plain or under `data`. */
const dataOf = (body: unknown): unknown => (typeof body === 'object' && body !== null && 'data' in body ? body.data : body)
