import { createHash, randomBytes } from 'node:crypto'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { auditEntries, files } from '@zhengji/db/schema/index'
import type { Context } from '../context.ts'
import { runSweep } from '../sweep/run-sweep.ts'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { openFile } from './open.ts'
import { beginUpload, continueUpload, getUpload } from './upload.ts'

const place = useWorld()

const paper = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)])
const begin = (size: number, change: Partial<Parameters<typeof beginUpload>[1]> = {}, ctx: Context = place.world.clerk) =>
  beginUpload(ctx, { purpose: 'scan', roundId: place.world.round.id, name: '佐证资料.pdf', size, ...change })
const send = (uploadId: string, offset: number, bytes: Buffer, ctx: Context = place.world.clerk) =>
  continueUpload(ctx, { uploadId, offset, length: bytes.length, source: Readable.from([bytes]) })
const partsLeft = (uploadId: string) =>
  access(path.join(place.world.dataDir, 'files', 'incoming', uploadId)).then(
    () => true,
    () => false,
  )
const fileCount = () => place.world.db.$count(files)

/** A connection that breaks after these bytes, though more were announced. */
const breakingAfter = (bytes: Buffer): Readable => {
  async function* chunks() {
    yield bytes
    throw new Error('ECONNRESET')
  }
  return Readable.from(chunks())
}

describe('an upload in parts', () => {
  it('becomes a file with the last byte, and not before', async () => {
    const { world } = place
    const bytes = paper(90_000)
    const { id } = await begin(bytes.length)
    const before = await fileCount()
    expect(await send(id, 0, bytes.subarray(0, 30_000))).toEqual({ id, size: 90_000, offset: 30_000, file: null })
    expect(await send(id, 30_000, bytes.subarray(30_000, 60_000))).toEqual({ id, size: 90_000, offset: 60_000, file: null })
    expect(await fileCount()).toBe(before)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(await world.ports.storage.has(sha256)).toBe(false)

    const { file } = await send(id, 60_000, bytes.subarray(60_000))
    expect(file).toEqual({ id: expect.any(String), name: '佐证资料.pdf', size: 90_000, mediaType: 'application/pdf', sha256 })
    expect(await buffer((await openFile(world.auditor, { fileId: file?.id ?? '' })).stream())).toEqual(bytes)
    expect(await partsLeft(id)).toBe(false)
    const [entry] = (await world.db.select().from(auditEntries)).filter(({ subjectId }) => subjectId === file?.id)
    expect(entry).toMatchObject({ action: 'file.upload', after: { sha256, size: 90_000 } })
    // The answer got lost: whoever asks again learns the same, and sends nothing twice.
    expect((await getUpload(world.clerk, { uploadId: id })).file).toEqual(file)
    expect((await send(id, 60_000, bytes.subarray(60_000))).file).toEqual(file)
  })

  it('keeps what arrived before the connection broke and goes on from there', async () => {
    const { world } = place
    const bytes = paper(50_000)
    const { id } = await begin(bytes.length)
    const broken = await continueUpload(world.clerk, {
      uploadId: id,
      offset: 0,
      length: 50_000,
      source: breakingAfter(bytes.subarray(0, 20_000)),
    })
    expect([broken.offset, broken.file]).toEqual([20_000, null])
    expect((await getUpload(world.clerk, { uploadId: id })).offset).toBe(20_000)
    const { file } = await send(id, 20_000, bytes.subarray(20_000))
    expect(file?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it.each([0, 9_999, 10_001])('refuses to go on at %i when it has 10,000 bytes', async (offset) => {
    const bytes = paper(40_000)
    const { id } = await begin(bytes.length)
    await send(id, 0, bytes.subarray(0, 10_000))
    const refused = await refusalOf(send(id, offset, bytes.subarray(offset, offset + 100)))
    expect([refused.code, refused.reason, refused.params]).toEqual(['CONFLICT', 'upload-offset', { expected: 10_000, found: offset }])
    expect((await send(id, 10_000, bytes.subarray(10_000))).file?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('counts one of two parts that arrive at the same offset, and keeps its bytes', async () => {
    const bytes = paper(30_000)
    const { id } = await begin(bytes.length)
    const other = Buffer.concat([bytes.subarray(0, 9), randomBytes(14_991)])
    const [mine, theirs] = await Promise.allSettled([send(id, 0, bytes.subarray(0, 15_000)), send(id, 0, other)])
    expect([mine.status, theirs.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    const first = mine.status === 'fulfilled' ? bytes.subarray(0, 15_000) : other
    const { file } = await send(id, 15_000, bytes.subarray(15_000))
    const whole = Buffer.concat([first, bytes.subarray(15_000)])
    expect(file?.sha256).toBe(createHash('sha256').update(whole).digest('hex'))
  })

  it('that is finished twice at once gives one file', async () => {
    const { world } = place
    const bytes = paper(20_000)
    const { id } = await begin(bytes.length)
    const before = await fileCount()
    // As after a crash between the last byte and the hash: everything is there, and nobody has finished.
    const storage = { ...world.ports.storage, put: () => Promise.reject(new Error('power cut')) }
    await expect(send(id, 0, bytes, { ...world.clerk, ports: { ...world.ports, storage } })).rejects.toThrow('power cut')
    expect((await getUpload(world.clerk, { uploadId: id })).offset).toBe(20_000)
    const ends = await Promise.all([1, 2].map(() => send(id, 20_000, Buffer.alloc(0))))
    expect(ends[0]?.file).toEqual(ends[1]?.file)
    expect(await fileCount()).toBe(before + 1)
  })

  it('refuses at once what is too large, empty or of a type that is not taken', async () => {
    const { world } = place
    expect(await reasonOf(begin(512 * 1_048_576 + 1))).toBe('LIMIT file-too-large')
    expect(await reasonOf(begin(0))).toBe('VALIDATION file-empty')
    expect(await reasonOf(begin(100, { name: 'run.exe' }))).toBe('VALIDATION file-type-refused')
    expect(await reasonOf(begin(100, { purpose: 'sheet-returned', name: 'a.xlsx' }))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(begin(100, {}, world.auditor))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(begin(100, {}, world.anonymous))).toBe('UNAUTHENTICATED sign-in-required')
  })

  it('refuses more than was announced and keeps what it has', async () => {
    const bytes = paper(10_000)
    const { id } = await begin(bytes.length)
    await send(id, 0, bytes.subarray(0, 9_000))
    expect(await reasonOf(send(id, 9_000, randomBytes(1_001)))).toBe('VALIDATION upload-beyond-size')
    expect((await send(id, 9_000, bytes.subarray(9_000))).file?.size).toBe(10_000)
  })

  it('of another type than its name is refused at the first part, and given up', async () => {
    const { world } = place
    const { id } = await begin(1_000_000)
    expect(await reasonOf(send(id, 0, Buffer.alloc(5_000, '<html>')))).toBe('VALIDATION file-type-refused')
    expect(await reasonOf(getUpload(world.clerk, { uploadId: id }))).toBe('PRECONDITION upload-abandoned')
    expect(await partsLeft(id)).toBe(false)
    const small = await begin(10)
    expect(await reasonOf(send(small.id, 0, Buffer.from('0123456789')))).toBe('VALIDATION file-type-refused')
    expect(await partsLeft(small.id)).toBe(false)
  })

  it('is nobody else’s, and no more one’s own when the permission is gone', async () => {
    const { world } = place
    const bytes = paper(5_000)
    const { id } = await begin(bytes.length)
    for (const stranger of [world.officer, await world.person('clerk')]) {
      expect(await reasonOf(getUpload(stranger, { uploadId: id }))).toBe('NOT_FOUND not-found')
      expect(await reasonOf(send(id, 0, bytes, stranger))).toBe('NOT_FOUND not-found')
    }
    const actor = world.clerk.actor.type === 'user' ? { ...world.clerk.actor, permissions: [] } : world.clerk.actor
    expect(await reasonOf(send(id, 0, bytes, { ...world.clerk, actor }))).toBe('FORBIDDEN forbidden')
    expect((await send(id, 0, bytes)).file?.size).toBe(5_000)
  })

  it('that lies still for a day is swept away, a younger one is not', async () => {
    const { world } = place
    const bytes = paper(9_000)
    const old = await begin(bytes.length)
    await send(old.id, 0, bytes.subarray(0, 5_000))
    const now = Temporal.Now.instant()
    world.setClock(now.add({ hours: 2 }))
    const young = await begin(bytes.length)
    await send(young.id, 0, bytes.subarray(0, 5_000))
    world.setClock(now.add({ hours: 25 }))
    await runSweep(world.system('truth.sweep'))
    world.setClock(null)
    expect(await reasonOf(send(old.id, 5_000, bytes.subarray(5_000)))).toBe('PRECONDITION upload-abandoned')
    expect([await partsLeft(old.id), await partsLeft(young.id)]).toEqual([false, true])
    expect((await send(young.id, 5_000, bytes.subarray(5_000))).file?.size).toBe(9_000)
  })
})
