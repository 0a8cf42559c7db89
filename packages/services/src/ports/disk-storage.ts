import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Storage } from '../context.ts'
import { ServiceError } from '../errors.ts'

const mebibyte = 1_048_576

/** Half files older than a day belong to a process that is gone: no upload takes that long. */
const abandonedAfterMs = 86_400_000

/** Syncs a file or a directory, so that what it holds survives a power cut. */
const sync = async (target: string): Promise<void> => {
  const handle = await open(target, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

/** Writes and syncs a new file. Refuses more than `maxBytes`; leaves nothing behind when the stream or the disk fails. */
const write = async (target: string, source: Readable, maxBytes: number, seen: (chunk: Buffer) => void = () => {}): Promise<number> => {
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > maxBytes) return done(new ServiceError('LIMIT', 'file-too-large', { max: Math.floor(maxBytes / mebibyte) }))
      seen(chunk)
      return done(null, chunk)
    },
  })
  try {
    await pipeline(source, measure, createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }))
    return size
  } catch (error) {
    await rm(target, { force: true })
    if (codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT') throw new ServiceError('UNAVAILABLE', 'storage-full')
    throw error
  }
}

export interface DiskStorage extends Storage {
  /** Bytes that are free for new files; rejects when the directory is gone or closed. */
  free(): Promise<number>
}

/**
 * Files on a local disk under their SHA-256, two directories deep. A file is written aside, synced, then renamed to its
 * address and the directory synced: it is there as a whole or not at all, also after a power cut.
 */
export const createDiskStorage = async (directory: string): Promise<DiskStorage> => {
  const incoming = path.join(directory, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  for (const name of await readdir(incoming)) {
    const abandoned = path.join(incoming, name)
    const age = await stat(abandoned).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > abandonedAfterMs) await rm(abandoned, { force: true, recursive: true })
  }

  const addressOf = (sha256: string): string => {
    // Never a path from outside: only a digest may name a file.
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256 in lower-case hex')
    return path.join(directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  const partsOf = (uploadId: string): string => {
    if (!/^[0-9a-f-]{36}$/.test(uploadId)) throw new Error('not a UUID in lower-case hex')
    return path.join(incoming, uploadId)
  }

  return {
    put: async (source, maxBytes) => {
      const temporary = path.join(incoming, randomUUID())
      const hash = createHash('sha256')
      const size = await write(temporary, source, maxBytes, (chunk) => hash.update(chunk))
      const sha256 = hash.digest('hex')
      const address = addressOf(sha256)
      try {
        await mkdir(path.dirname(address), { recursive: true, mode: 0o700 })
        // Over an equal file that is there already: the same bytes, so nothing changes for whoever reads it now.
        await rename(temporary, address)
        await sync(path.dirname(address))
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
      return { sha256, size }
    },
    read: (sha256, range) => createReadStream(addressOf(sha256), range ?? {}),
    has: (sha256) =>
      access(addressOf(sha256)).then(
        () => true,
        () => false,
      ),
    putPart: async (uploadId, source, maxBytes) => {
      const part = randomUUID()
      const place = partsOf(uploadId)
      await mkdir(place, { recursive: true, mode: 0o700 })
      const size = await write(path.join(place, part), source, maxBytes)
      await sync(place)
      await sync(incoming)
      return { part, size }
    },
    readParts: (uploadId, parts) => {
      async function* bytes() {
        for (const part of parts) yield* createReadStream(path.join(partsOf(uploadId), path.basename(part)))
      }
      return Readable.from(bytes(), { objectMode: false })
    },
    dropParts: (uploadId) => rm(partsOf(uploadId), { recursive: true, force: true }),
    free: async () => {
      const { bavail, bsize } = await statfs(incoming)
      return bavail * bsize
    },
  }
}
