import type { UploadState } from '@zhengji/domain/file/view'
import type { TestServer } from './test-server.ts'

export interface Sent {
  readonly name?: string
  readonly purpose?: string
  readonly roundId: string
  readonly token: string | null
  /** Announced size, if another than that of the bytes. */
  readonly size?: number
  readonly headers?: Record<string, string>
}

/** What our pages do to send a file; each step answers as it comes from the server. */
export const uploadTo = (server: TestServer) => {
  const begin = (size: number, { name = '申报书.pdf', purpose = 'scan', roundId, token, headers = {} }: Sent): Promise<Response> =>
    server.fetch('/api/uploads', {
      method: 'POST',
      body: JSON.stringify({ purpose, roundId, name, size }),
      token,
      headers: { 'content-type': 'application/json', ...headers },
    })
  const part = (id: string, offset: number, bytes: Buffer, { token, headers = {} }: Pick<Sent, 'token' | 'headers'>): Promise<Response> =>
    server.fetch(`/api/uploads/${id}`, {
      method: 'PATCH',
      body: new Uint8Array(bytes),
      token,
      headers: { 'content-type': 'application/octet-stream', 'upload-offset': String(offset), ...headers },
    })
  /** Announces and sends all in one part; the refusal of the first step that is refused, else the answer of the last. */
  const whole = async (bytes: Buffer, sent: Sent): Promise<Response> => {
    const begun = await begin(sent.size ?? bytes.length, sent)
    if (!begun.ok) return begun
    const { id } = (await begun.json()) as UploadState
    return part(id, 0, bytes, sent)
  }
  return { begin, part, whole }
}
