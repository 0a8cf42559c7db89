import { buffer } from 'node:stream/consumers'
import { Transform } from 'node:stream'
import { refuse, type Refusal } from '@zhengji/domain/refusal/refusal'
import yauzl from 'yauzl'
import { guardLimits } from './guard.ts'

/** One workbook of an archive, or why it cannot be taken; the others are not held up by it. */
export type UnpackedFile = { readonly name: string; readonly bytes: Buffer } | { readonly name: string; readonly refusal: Refusal }

/** A panel has at most 99 members; twice that leaves room for second copies. */
const entryLimit = 200

const utf8Flag = 0x800

/** Windows writes Chinese names in GBK without saying so; whoever writes UTF-8 sets the flag. */
const nameOf = (entry: yauzl.Entry): string => {
  // `decodeStrings: false` leaves the name as bytes, which the declarations do not know.
  const raw = entry.fileName as unknown as Buffer
  const marked = (entry.generalPurposeBitFlag & utf8Flag) !== 0
  const text = marked ? raw.toString('utf8') : decodeUnmarked(raw)
  return text.replaceAll('\\', '/').split('/').at(-1) ?? ''
}

const decodeUnmarked = (raw: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return new TextDecoder('gbk').decode(raw)
  }
}

const inflate = async (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer> => {
  const limit = guardLimits.fileBytes
  let size = 0
  // Declared sizes lie: what comes out is counted.
  const bounded = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      size += chunk.length
      done(size > limit ? new RangeError('too large') : null, chunk)
    },
  })
  const source = await zip.openReadStreamPromise(entry)
  source.on('error', (error) => bounded.destroy(error))
  return buffer(source.pipe(bounded))
}

/**
 * The workbooks of a zip archive in its order; folders, hidden files and what macOS adds are passed over. Names are bare, without
 * path. Throws what yauzl throws when the bytes are no archive at all.
 */
export async function* unpackArchive(bytes: Buffer): AsyncGenerator<UnpackedFile> {
  const zip = await yauzl.fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: true })
  let count = 0
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName
    const name = nameOf(entry)
    if (name === '' || name.startsWith('.') || name.startsWith('~$') || path.includes('__MACOSX/')) continue
    count += 1
    if (count > entryLimit) {
      yield { name, refusal: refuse('sheet-archive-crowded', { limit: entryLimit }) }
      return
    }
    if (!name.toLowerCase().endsWith('.xlsx')) {
      yield { name, refusal: refuse('sheet-not-xlsx') }
      continue
    }
    const content = await inflate(zip, entry).catch((error: unknown) => (error instanceof RangeError ? null : undefined))
    if (content === null) yield { name, refusal: refuse('sheet-too-large', { part: name, limit: guardLimits.fileBytes / 1024 / 1024 }) }
    else if (content === undefined) yield { name, refusal: refuse('sheet-damaged', { part: name }) }
    else yield { name, bytes: content }
  }
}
