import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ServiceError } from '../errors.ts'
import { createDiskStorage, type DiskStorage } from './disk-storage.ts'

let directory: string
let storage: DiskStorage
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'zhengji-storage-'))
  storage = await createDiskStorage(directory)
})
afterEach(() => rm(directory, { recursive: true }))

const filesBelow = async (): Promise<string[]> =>
  (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name)

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('disk storage', () => {
  it('gives back the bytes under their SHA-256', async () => {
    const bytes = randomBytes(300_000)
    const stored = await storage.put(Readable.from([bytes.subarray(0, 100), bytes.subarray(100)]), 300_000)
    expect(stored).toEqual({ sha256: sha256(bytes), size: 300_000 })
    expect(await buffer(storage.read(stored.sha256))).toEqual(bytes)
    expect(await storage.has(stored.sha256)).toBe(true)
    expect(await filesBelow()).toEqual([stored.sha256])
  })

  it('keeps an empty file too', async () => {
    const stored = await storage.put(Readable.from([]), 10)
    expect(stored).toEqual({ sha256: sha256(Buffer.alloc(0)), size: 0 })
    expect(await buffer(storage.read(stored.sha256))).toHaveLength(0)
  })

  it('keeps equal bytes once, also when they arrive at the same time', async () => {
    const bytes = randomBytes(50_000)
    const stored = await Promise.all([1, 2, 3].map(() => storage.put(Readable.from([bytes]), 50_000)))
    expect(new Set(stored.map((one) => one.sha256)).size).toBe(1)
    expect(await filesBelow()).toEqual([sha256(bytes)])
  })

  it('reads a range with both ends included', async () => {
    const { sha256: address } = await storage.put(Readable.from([Buffer.from('0123456789')]), 10)
    expect((await buffer(storage.read(address, { start: 2, end: 4 }))).toString()).toBe('234')
  })

  it('refuses one byte more than the limit and leaves nothing', async () => {
    await expect(storage.put(Readable.from([randomBytes(1_048_577)]), 1_048_576)).rejects.toEqual(
      new ServiceError('LIMIT', 'file-too-large', { max: 1 }),
    )
    expect(await filesBelow()).toEqual([])
  })

  it('leaves nothing when the stream breaks half-way', async () => {
    const broken = new Readable({ read() {} })
    broken.push(randomBytes(200_000))
    setTimeout(() => broken.destroy(new Error('connection lost')), 20)
    await expect(storage.put(broken, 1_000_000)).rejects.toThrow('connection lost')
    expect(await filesBelow()).toEqual([])
  })

  it('leaves nothing when the stream ends without having been finished', async () => {
    const broken = new Readable({ read() {} })
    broken.push(randomBytes(200_000))
    setTimeout(() => broken.destroy(), 20)
    await expect(storage.put(broken, 1_000_000)).rejects.toThrow()
    expect(await filesBelow()).toEqual([])
  })

  it('never takes a path for an address', () => {
    expect(() => storage.read('../../etc/passwd')).toThrow('not a SHA-256')
  })

  it('keeps parts of an upload aside, in the order they are asked for, until they are dropped', async () => {
    const upload = randomUUID()
    const parts = []
    for (const text of ['one,', 'two,', 'three']) parts.push(await storage.putPart(upload, Readable.from([Buffer.from(text)]), 5))
    expect(parts.map(({ size }) => size)).toEqual([4, 4, 5])
    const [first, , third] = parts.map(({ part }) => part)
    expect((await buffer(storage.readParts(upload, [first ?? '', third ?? '']))).toString()).toBe('one,three')
    await expect(storage.putPart(upload, Readable.from([Buffer.from('123456')]), 5)).rejects.toThrow('LIMIT')
    expect(await filesBelow()).toHaveLength(3)
    await storage.dropParts(upload)
    expect(await filesBelow()).toEqual([])
    await expect(storage.putPart('../../etc', Readable.from([]), 5)).rejects.toThrow('not a UUID')
  })

  it('clears half files of a killed process after a day and keeps younger ones', async () => {
    const incoming = path.join(directory, 'incoming')
    await writeFile(path.join(incoming, 'old'), 'x')
    await writeFile(path.join(incoming, 'young'), 'x')
    const longAgo = Date.now() / 1000 - 90_000
    await utimes(path.join(incoming, 'old'), longAgo, longAgo)
    await createDiskStorage(directory)
    expect(await filesBelow()).toEqual(['young'])
  })
})
