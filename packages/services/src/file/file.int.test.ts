import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { files } from '@zhengji/db/schema/index'
import { randomPdf, streamOf } from '../testing/paper.ts'
import { reasonOf, refusalOf } from '../testing/refusal.ts'
import { useWorld } from '../testing/use-world.ts'
import { openFile } from './open.ts'
import { registerUpload, type Upload } from './register-upload.ts'
import { safeName } from './type.ts'

const place = useWorld()

const upload = (change: Partial<Upload>) =>
  registerUpload(place.world.clerk, {
    source: streamOf(randomPdf()),
    name: '营业执照.pdf',
    purpose: 'scan',
    roundId: place.world.round.id,
    ...change,
  })

/** Names of everything in the store, the half-finished included. */
const stored = async () =>
  (await readdir(path.join(place.world.dataDir, 'files'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const zip = Buffer.from('504b0304140000000800', 'hex')
const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')

describe('registerUpload', () => {
  it('keeps name, size, type and hash, and gives back the very bytes', async () => {
    const { world } = place
    const bytes = randomPdf()
    const file = await upload({ source: streamOf(bytes.subarray(0, 10), bytes.subarray(10)), expectedSize: bytes.length })
    expect(file).toEqual({
      id: file.id,
      name: '营业执照.pdf',
      size: bytes.length,
      mediaType: 'application/pdf',
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    const opened = await openFile(world.auditor, { fileId: file.id })
    expect(await buffer(opened.stream())).toEqual(bytes)
    expect(await buffer(opened.stream({ start: 2, end: 5 }))).toEqual(bytes.subarray(2, 6))
  })

  it.each([
    ['a web page named .pdf', '营业执照.pdf', Buffer.from('<html><script>alert(1)</script></html>'), 'file-type-refused'],
    ['a PNG named .pdf', '营业执照.pdf', png, 'file-type-refused'],
    ['a PDF named .exe', '营业执照.exe', randomPdf(), 'file-type-refused'],
    ['a PDF without extension', '营业执照', randomPdf(), 'file-type-refused'],
    ['an archive', '材料.zip', zip, 'file-type-refused'],
    ['nothing', '营业执照.pdf', Buffer.alloc(0), 'file-empty'],
  ])('refuses %s and keeps nothing', async (_what, name, bytes, reason) => {
    const before = [await stored(), await place.world.db.$count(files)]
    expect(await reasonOf(upload({ name, source: streamOf(bytes) }))).toBe(`VALIDATION ${reason}`)
    expect([await stored(), await place.world.db.$count(files)]).toEqual(before)
  })

  it('says what it found and what it takes', async () => {
    const { params } = await refusalOf(upload({ name: '照片.png', source: streamOf(randomPdf()) }))
    expect(params).toEqual({ name: '照片.png', found: 'pdf', expected: 'PDF / JPEG / PNG' })
  })

  it.each([
    ['returned.xlsx', zip, null],
    ['returned.xls', ole, 'VALIDATION file-type-refused'],
    ['returned.xlsx', ole, 'VALIDATION file-type-refused'],
    ['returned.pdf', randomPdf(), 'VALIDATION file-type-refused'],
  ])('takes workbooks for returned sheets: %s', async (name, bytes, refused) => {
    const { world } = place
    const answer = registerUpload(world.officer, { source: streamOf(bytes), name, purpose: 'sheet-returned', roundId: world.round.id })
    if (refused === null) expect((await answer).name).toBe(name)
    else expect(await reasonOf(answer)).toBe(refused)
  })

  it('keeps nothing of a scan that stops half-way, whether the stream breaks or just ends', async () => {
    const before = [await stored(), await place.world.db.$count(files)]
    const bytes = Buffer.concat([randomPdf(), Buffer.alloc(100_000)])
    async function* breaking() {
      yield bytes.subarray(0, 50_000)
      throw new Error('ECONNRESET')
    }
    expect(await reasonOf(upload({ source: Readable.from(breaking()) }))).toBe('VALIDATION upload-interrupted')
    expect(await reasonOf(upload({ source: streamOf(bytes.subarray(0, 50_000)), expectedSize: bytes.length }))).toBe(
      'VALIDATION upload-interrupted',
    )
    expect([await stored(), await place.world.db.$count(files)]).toEqual(before)
  })

  it('refuses more than the limit, announced or not', async () => {
    const { world } = place
    const chunk = Buffer.alloc(1_048_576)
    async function* endless() {
      yield zip
      for (;;) yield chunk
    }
    const input = { name: 'a.xlsx', purpose: 'sheet-returned' as const, roundId: world.round.id }
    const refused = await refusalOf(registerUpload(world.officer, { ...input, source: Readable.from(endless()) }))
    expect([refused.code, refused.reason, refused.params]).toEqual(['LIMIT', 'file-too-large', { max: 20 }])
    const announced = registerUpload(world.officer, { ...input, source: Readable.from(endless()), expectedSize: 21 * 1_048_576 })
    expect(await reasonOf(announced)).toBe('LIMIT file-too-large')
  })

  it('is for whoever may do what the file is for', async () => {
    const { world } = place
    const input = { source: streamOf(zip), name: 'a.xlsx', purpose: 'sheet-returned' as const, roundId: world.round.id }
    expect(await reasonOf(registerUpload(world.clerk, input))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(registerUpload(world.auditor, { ...input, name: 'a.pdf', purpose: 'scan' }))).toBe('FORBIDDEN forbidden')
  })
})

describe('openFile', () => {
  it('judges by purpose and round at every request', async () => {
    const { world } = place
    const scan = await world.uploadScan()
    const sheet = await registerUpload(world.officer, {
      source: streamOf(zip),
      name: 'a.xlsx',
      purpose: 'sheet-returned',
      roundId: world.round.id,
    })
    const other = await world.rehearsal()
    const guest = await world.personIn(other.id, 'officer')
    expect((await openFile(world.clerk, { fileId: scan.id })).file.purpose).toBe('scan')
    expect(await reasonOf(openFile(world.clerk, { fileId: sheet.id }))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(openFile(guest, { fileId: scan.id }))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(openFile(world.admin, { fileId: scan.id }))).toBe('FORBIDDEN forbidden')
    expect(await reasonOf(openFile(world.anonymous, { fileId: scan.id }))).toBe('UNAUTHENTICATED sign-in-required')
    expect(await reasonOf(openFile(world.clerk, { fileId: world.round.id }))).toBe('NOT_FOUND not-found')
  })
})

it.each([
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  [String.raw`C:\扫描\执照.PDF`, '执照.PDF'],
  ['a\u0000b\n.pdf', 'ab.pdf'],
  ['\u202Efdp.exe.pdf', 'fdp.exe.pdf'],
  ['', 'file'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
])('makes the name %j harmless', (name, safe) => {
  expect(safeName(name)).toBe(safe)
})
