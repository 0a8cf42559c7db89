import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UploadState } from '@zhengji/domain/file/view'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { addPerson, type Person } from '../testing/people.ts'
import { addScene, type Scene } from '../testing/scene.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { uploadTo, type Sent } from '../testing/upload.ts'

let database: TestDatabase
let server: TestServer
let round: Scene
let other: Scene
let clerk: Person
let stranger: Person
beforeAll(async () => {
  database = await createTestDatabase()
  server = await startTestServer(database.url, { uploadLimitBytes: 3_000_000 })
  const owner = await addPerson(database.db, [])
  round = await addScene(database.db, owner.id)
  other = await addScene(database.db, owner.id)
  clerk = await addPerson(database.db, ['clerk'], round.roundId)
  stranger = await addPerson(database.db, ['clerk', 'officer'], other.roundId)
})
afterAll(async () => {
  await server?.stop()
  await database?.drop()
})

const pdf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 15), Buffer.from('\n%%EOF')])

const uploads = () => uploadTo(server)
const upload = (bytes: Buffer, sent: Partial<Sent> = {}) => uploads().whole(bytes, { roundId: round.roundId, token: clerk.token, ...sent })
const stateIn = async (answer: Response) => (await answer.json()) as UploadState

const reasonOf = async (answer: Response) => [answer.status, ((await answer.json()) as { reason: string }).reason]

const kept = async () => {
  const entries = await readdir(join(server.settings.dataDir, 'files'), { recursive: true, withFileTypes: true })
  const { rows } = await database.pool.query<{ count: string }>('select count(*) from files')
  return { bytes: entries.filter((entry) => entry.isFile()).length, rows: Number(rows[0]?.count) }
}

describe('an upload', () => {
  it('answers what was kept, under the SHA-256 of the bytes', async () => {
    const bytes = pdf(2_000_000)
    const answer = await upload(bytes)
    const { file, offset } = await stateIn(answer)
    expect([answer.status, offset]).toEqual([200, 2_000_000])
    expect(file).toEqual({
      id: expect.any(String),
      name: '申报书.pdf',
      size: 2_000_000,
      mediaType: 'application/pdf',
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    expect(await server.ports.storage.has(file?.sha256 ?? '')).toBe(true)
  })

  it.each<[string, () => Promise<Response>, number, string]>([
    ['without a session', () => upload(pdf(100), { token: null }), 401, 'sign-in-required'],
    ['into a round of others', () => upload(pdf(100), { token: stranger.token }), 403, 'forbidden'],
    ['from another site', () => upload(pdf(100), { headers: { origin: 'http://evil.example' } }), 403, 'cross-site-request'],
    ['beyond the limit', () => upload(pdf(3_000_001)), 413, 'file-too-large'],
    ['of nothing', () => upload(Buffer.alloc(0)), 400, 'file-empty'],
    ['of another type than its name says', () => upload(Buffer.from('<html><script>alert(1)</script></html>')), 400, 'file-type-refused'],
    ['of a type that is not taken', () => upload(pdf(100), { name: 'run.exe' }), 400, 'file-type-refused'],
    ['for an unknown purpose', () => upload(pdf(100), { purpose: 'sheet-issued' }), 400, 'input-invalid'],
    ['without a name', () => upload(pdf(100), { name: '' }), 400, 'input-invalid'],
    ['of more than it announced', () => upload(pdf(101), { size: 100 }), 400, 'upload-beyond-size'],
    ['of far more than it announced', () => upload(pdf(3_000_001), { size: 100 }), 413, 'file-too-large'],
  ])('%s is refused and leaves nothing', async (_what, send, status, reason) => {
    const before = await kept()
    expect(await reasonOf(await send())).toEqual([status, reason])
    expect(await kept()).toEqual(before)
  })

  it('answers what is no announcement, no part and no upload in a sentence', async () => {
    const sent = { roundId: round.roundId, token: clerk.token }
    const { id } = await stateIn(await uploads().begin(1_000, sent))
    const ask = (path: string, init: RequestInit & { duplex?: 'half' }) => server.fetch(path, { token: clerk.token, ...init })
    const headers = { 'upload-offset': '0' }
    expect(await reasonOf(await ask('/api/uploads', { method: 'POST', body: '{' }))).toEqual([400, 'input-invalid'])
    expect(await reasonOf(await ask('/api/uploads', { method: 'POST', body: 'x'.repeat(9_000) }))).toEqual([413, 'body-too-large'])
    const endless = new ReadableStream({ start: (controller) => (controller.enqueue(pdf(100)), controller.close()) })
    const streamed = ask(`/api/uploads/${id}`, { method: 'PATCH', body: endless, duplex: 'half', headers })
    expect(await reasonOf(await streamed)).toEqual([400, 'upload-length-required'])
    expect(await reasonOf(await uploads().part(id, 0, pdf(100), { ...sent, headers: { 'upload-offset': '-1' } }))).toEqual([
      400,
      'input-invalid',
    ])
    expect(await reasonOf(await uploads().part('x', 0, pdf(100), sent))).toEqual([404, 'not-found'])
    expect(await reasonOf(await ask(`/api/uploads/${other.roundId}`, {}))).toEqual([404, 'not-found'])
    expect(await reasonOf(await uploads().part(id, 0, pdf(100), { token: stranger.token }))).toEqual([404, 'not-found'])
    expect(await reasonOf(await uploads().part(id, 0, pdf(100), { token: null }))).toEqual([401, 'sign-in-required'])
    expect(await reasonOf(await server.fetch(`/api/uploads/${id}`, { token: stranger.token }))).toEqual([404, 'not-found'])
    expect(await reasonOf(await uploads().part(id, 7, pdf(100), sent))).toEqual([409, 'upload-offset'])
    expect((await stateIn(await ask(`/api/uploads/${id}`, {}))).offset).toBe(0)
  })

  it('that is cut off half-way goes on where it stopped', async () => {
    const bytes = pdf(2_000_000)
    const sent = { roundId: round.roundId, token: clerk.token }
    const { id } = await stateIn(await uploads().begin(bytes.length, sent))
    const address = new URL(server.url)
    await new Promise<void>((resolve) => {
      const client = request({
        host: address.hostname,
        port: address.port,
        method: 'PATCH',
        path: `/api/uploads/${id}`,
        headers: {
          origin: server.url,
          'x-zhengji': '1',
          cookie: `zhengji=${clerk.token}`,
          'upload-offset': 0,
          'content-length': bytes.length,
        },
      })
      client.on('error', () => resolve())
      client.on('close', () => resolve())
      client.write(bytes.subarray(0, 800_000))
      // Long enough for the bytes to arrive and be written aside.
      setTimeout(() => client.destroy(), 300)
    })
    const state = async () => stateIn(await server.fetch(`/api/uploads/${id}`, { token: clerk.token }))
    await expect.poll(async () => (await state()).offset, { timeout: 5_000 }).toBe(800_000)
    const { file } = await stateIn(await uploads().part(id, 800_000, bytes.subarray(800_000), sent))
    expect(file?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })
})

const stored = async (bytes: Buffer, name = '申报书(盖章).pdf') => (await stateIn(await upload(bytes, { name }))).file?.id ?? ''
const download = (id: string, headers: Record<string, string> = {}, token: string | null = clerk.token, query = '') =>
  server.fetch(`/api/files/${id}${query}`, { token, headers })

describe('a download', () => {
  it('gives back the bytes, to be saved under their Chinese name and never run', async () => {
    const bytes = pdf(50_000)
    const answer = await download(await stored(bytes))
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': '50000',
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="file.pdf"; filename*=UTF-8''%E7%94%B3%E6%8A%A5%E4%B9%A6%28%E7%9B%96%E7%AB%A0%29.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': 'private, no-cache',
    })
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it.each([
    ['bytes=0-9', 0, 10],
    ['bytes=40000-', 40_000, 50_000],
    ['bytes=-100', 49_900, 50_000],
    ['bytes=49999-60000', 49_999, 50_000],
  ])('of %s gives that part', async (range, start, end) => {
    const bytes = pdf(50_000)
    const answer = await download(await stored(bytes), { range })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, `bytes ${start}-${end - 1}/50000`])
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(start, end))).toBe(true)
  })

  it('of a part that does not exist answers 416 with the size', async () => {
    const answer = await download(await stored(pdf(1_000)), { range: 'bytes=1000-' })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */1000'])
  })

  it('of a part of another version gives the whole', async () => {
    const answer = await download(await stored(pdf(1_000)), { range: 'bytes=0-1', 'if-range': '"other"' })
    expect(answer.status).toBe(200)
  })

  it('that the browser has already is not sent again, but permission is asked again', async () => {
    const id = await stored(pdf(1_000))
    const etag = (await download(id)).headers.get('etag') ?? ''
    expect((await download(id, { 'if-none-match': etag })).status).toBe(304)
    expect((await download(id, { 'if-none-match': etag }, stranger.token)).status).toBe(403)
  })

  it('asked for only by its head has no body', async () => {
    const answer = await server.fetch(`/api/files/${await stored(pdf(1_000))}`, { method: 'HEAD', token: clerk.token })
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '1000', ''])
  })

  it('as a preview is shown in a frame of ours that runs nothing', async () => {
    const answer = await download(await stored(pdf(1_000)), {}, clerk.token, '?preview=1')
    expect(answer.headers.get('content-disposition')).toMatch(/^inline;/)
    expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox; .*frame-ancestors 'self'$/)
  })

  it('is refused without a session, to strangers of the round, and for what does not exist', async () => {
    const id = await stored(pdf(1_000))
    expect(await reasonOf(await download(id, {}, null))).toEqual([401, 'sign-in-required'])
    expect(await reasonOf(await download(id, {}, stranger.token))).toEqual([403, 'forbidden'])
    expect(await reasonOf(await download(other.roundId))).toEqual([404, 'not-found'])
    expect(await reasonOf(await download('x'))).toEqual([404, 'not-found'])
  })
})
