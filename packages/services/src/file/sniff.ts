import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { ServiceError } from '../errors.ts'

/** As many bytes as `file-type` looks at for the formats we take. */
export const headBytes = 4_100

/** The bytes of an upload; a connection that breaks off becomes a refusal instead of an unforeseen error. */
export async function* uploadedBytes(source: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array)
  } catch (error) {
    if (error instanceof ServiceError) throw error
    throw new ServiceError('VALIDATION', 'upload-interrupted')
  }
}

export interface Sniffed {
  /** What the first bytes say, e.g. `pdf`; null when they say nothing. */
  readonly detected: string | null
  readonly empty: boolean
  /** All bytes from the first on. */
  readonly bytes: AsyncGenerator<Buffer>
}

/** Looks at the first bytes without losing them or holding more than them. */
export const sniff = async (bytes: AsyncGenerator<Buffer>): Promise<Sniffed> => {
  const head: Buffer[] = []
  let size = 0
  while (size < headBytes) {
    const { done, value } = await bytes.next()
    if (done === true) break
    head.push(value)
    size += value.length
  }
  const start = Buffer.concat(head)
  // An Excel file cut after 4 kB is only known as a zip archive by its first bytes.
  const archive = start.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1')) ? 'zip' : null
  const detected = (await fileTypeFromBuffer(start).catch(() => undefined))?.ext ?? archive
  async function* whole() {
    yield start
    yield* bytes
  }
  return { detected, empty: size === 0, bytes: whole() }
}
