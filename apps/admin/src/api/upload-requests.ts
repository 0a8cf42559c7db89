import type { beginUploadInput } from '@zhengji/domain/file/input'
import type { UploadState } from '@zhengji/domain/file/view'
import type { InferInput } from 'valibot'
import { originHeader } from './client.ts'
import { noticingFetch, serverIsAway } from './connection.ts'
import { failureFromData, FailureError, offline } from './failure.ts'

const isState = (body: unknown): body is UploadState => typeof body === 'object' && body !== null && 'offset' in body && 'file' in body

const stateOf = (status: number, body: unknown): UploadState => {
  if (status < 300 && isState(body)) return body
  // A proxy that cannot reach the server answers for it.
  const absent = status >= 502 && status <= 504 && body === null
  throw new FailureError(absent ? offline : failureFromData(body))
}

const ask = async (path: string, init: RequestInit): Promise<UploadState> => {
  const answer = await noticingFetch(`/api/uploads${path}`, init).catch(() => {
    throw new FailureError(offline)
  })
  return stateOf(answer.status, await answer.json().catch(() => null))
}

export const beginUpload = (input: InferInput<typeof beginUploadInput>): Promise<UploadState> =>
  ask('', { method: 'POST', headers: { ...originHeader, 'content-type': 'application/json' }, body: JSON.stringify(input) })

export const getUpload = (id: string): Promise<UploadState> => ask(`/${id}`, { cache: 'no-store' })

/** Sends one part. XMLHttpRequest, because fetch tells no progress of what it sends. `onSent` gets the bytes of this part. */
export const sendPart = (id: string, offset: number, bytes: Blob, onSent: (sent: number) => void): Promise<UploadState> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PATCH', `/api/uploads/${id}`)
    for (const [name, value] of Object.entries(originHeader)) request.setRequestHeader(name, value)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('upload-offset', String(offset))
    request.responseType = 'json'
    request.upload.addEventListener('progress', (event) => onSent(event.loaded))
    request.addEventListener('error', () => {
      serverIsAway()
      reject(new FailureError(offline))
    })
    request.addEventListener('load', () => {
      try {
        resolve(stateOf(request.status, request.response))
      } catch (error) {
        reject(error instanceof Error ? error : new FailureError(offline))
      }
    })
    request.send(bytes)
  })
