import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UploadedFile } from '@zhengji/domain/file/view'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { addPerson, type Person } from '../testing/people.ts'
import { addScene, type Scene } from '../testing/scene.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

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

interface Sent {
  readonly name?: string
  readonly purpose?: string
  readonly roundId?: string
  readonly token?: string | null
  readonly headers?: Record<string, string>
}

const upload = (
  bytes: Buffer,
  { name = '申报书.pdf', purpose = 'scan', roundId = round.roundId, token = clerk.token, headers = {} }: Sent = {},
) =>
  server.fetch(`/api/files?purpose=${purpose}&roundId=${roundId}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    token,
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), ...headers },
  })

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
    const file = (await answer.json()) as UploadedFile
    expect(answer.status).toBe(201)
    expect(file).toEqual({
      id: expect.any(String),
      name: '申报书.pdf',
      size: 2_000_000,
      mediaType: 'application/pdf',
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    expect(await server.ports.storage.has(file.sha256)).toBe(true)
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
    ['without a name', () => upload(pdf(100), { headers: { 'x-file-name': '' } }), 400, 'input-invalid'],
    ['with a name that is not encoded', () => upload(pdf(100), { headers: { 'x-file-name': '%E7%' } }), 400, 'input-invalid'],
  ])('%s is refused and leaves nothing', async (_what, send, status, reason) => {
    const before = await kept()
    expect(await reasonOf(await send())).toEqual([status, reason])
    expect(await kept()).toEqual(before)
  })

  it('without an announced size is refused', async () => {
    const body = new ReadableStream({ start: (controller) => (controller.enqueue(pdf(100)), controller.close()) })
    const answer = await server.fetch(`/api/files?purpose=scan&roundId=${round.roundId}`, {
      method: 'POST',
      body,
      duplex: 'half',
      token: clerk.token,
      headers: { 'x-file-name': 'a.pdf' },
    })
    expect(await reasonOf(answer)).toEqual([400, 'upload-length-required'])
  })

  it('that breaks off half-way leaves nothing, and the server goes on', async () => {
    const before = await kept()
    const address = new URL(server.url)
    await new Promise<void>((resolve) => {
      const client = request({
        host: address.hostname,
        port: address.port,
        method: 'POST',
        path: `/api/files?purpose=scan&roundId=${round.roundId}`,
        headers: {
          origin: server.url,
          'x-zhengji': '1',
          cookie: `zhengji=${clerk.token}`,
          'x-file-name': 'a.pdf',
          'content-length': 2_000_000,
        },
      })
      client.on('error', () => resolve())
      client.on('close', () => resolve())
      client.write(pdf(800_000))
      // Long enough for the bytes to arrive and be written aside.
      setTimeout(() => client.destroy(), 300)
    })
    await expect.poll(kept, { timeout: 5_000 }).toEqual(before)
    expect((await upload(pdf(1_000))).status).toBe(201)
  })
})

const stored = async (bytes: Buffer, name = '申报书(盖章).pdf') => ((await (await upload(bytes, { name })).json()) as UploadedFile).id
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
