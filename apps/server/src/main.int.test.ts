import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { UploadState } from '@zhengji/domain/file/view'
import { migrateQueue } from '@zhengji/services/ports/queue-store'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { addPerson, password } from './testing/people.ts'
import { addScene } from './testing/scene.ts'

let database: TestDatabase
let dataDir: string
beforeAll(async () => {
  database = await createTestDatabase()
  await migrateQueue(database.url)
  dataDir = await mkdtemp(join(tmpdir(), 'zhengji-main-'))
})
afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true })
  await database?.drop()
})

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  // A server that listens on TCP has an address with a port.
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

const started: ChildProcess[] = []
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')))

/** The server as `npm start` starts it: a process of its own that knows only its environment. */
const start = (env: Record<string, string>) => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], {
    // As the supervisor of `npm start` does: the channel tells the server that the starter is gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'] ?? '',
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      LOG_LEVEL: 'debug',
      DISK_RESERVE_MB: '0',
      ...env,
    },
  })
  started.push(child)
  const said = { out: '', err: '' }
  child.stdout?.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, said, ended }
}

const listening = async () => {
  const port = await freePort()
  const server = start({ PORT: String(port) })
  const url = `http://127.0.0.1:${port}`
  await expect
    .poll(
      () =>
        fetch(`${url}/readyz`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 20_000 },
    )
    .toBe(200)
  return { ...server, url, port }
}

/** The id of an upload that was announced. */
const announce = async (url: string, headers: Record<string, string>, roundId: string, size: number): Promise<string> => {
  const begun = await fetch(`${url}/api/uploads`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ purpose: 'scan', roundId, name: 'a.pdf', size }),
  })
  return ((await begun.json()) as UploadState).id
}

/** Resident memory of a process in MiB; Linux only. */
const residentMiB = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024
}

describe('the server process', () => {
  it.runIf(process.platform === 'linux')('stays as large as it is while 300 MB go through', { timeout: 120_000 }, async () => {
    const owner = await addPerson(database.db, [])
    const { roundId } = await addScene(database.db, owner.id)
    const { token } = await addPerson(database.db, ['clerk'], roundId)
    const { child, url } = await listening()
    const headers = { cookie: `zhengji=${token}`, origin: url, 'x-zhengji': '1' }
    const partSize = 8 * 1_048_576
    const parts = 37
    const send = async (count: number): Promise<UploadState | undefined> => {
      const id = await announce(url, headers, roundId, partSize * count)
      let state: UploadState | undefined
      for (let at = 0; at < count; at += 1) {
        const body = randomBytes(partSize)
        if (at === 0) body.write('%PDF-1.7\n')
        const answer = await fetch(`${url}/api/uploads/${id}`, {
          method: 'PATCH',
          headers: { ...headers, 'upload-offset': String(at * partSize) },
          body,
        })
        state = (await answer.json()) as UploadState
      }
      return state
    }
    // Two parts first: code is loaded and buffers are grown by whatever upload comes first.
    await send(2)
    const pid = child.pid ?? 0
    const before = await residentMiB(pid)
    let peak = before
    const watch = setInterval(() => void residentMiB(pid).then((now) => (peak = Math.max(peak, now))), 50)
    const state = await send(parts)
    clearInterval(watch)
    expect([state?.offset, state?.file?.size]).toEqual([partSize * parts, partSize * parts])
    console.info(`300 MB: ${Math.round(before)} MiB before, ${Math.round(peak)} MiB at most`)
    // Buffers wait for the collector, but nothing grows with the file.
    expect(peak - before).toBeLessThan(100)
  })

  it('on SIGTERM finishes the upload in hand, closes event streams and leaves with 0', async () => {
    const owner = await addPerson(database.db, [])
    const { roundId } = await addScene(database.db, owner.id)
    const { token } = await addPerson(database.db, ['clerk'], roundId)
    const { child, said, ended, url, port } = await listening()
    const cookie = `zhengji=${token}`
    const stream = await fetch(`${url}/api/events`, { headers: { cookie } })
    expect(stream.status).toBe(200)

    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(500_000)])
    const headers = { cookie, origin: url, 'x-zhengji': '1' }
    const id = await announce(url, headers, roundId, bytes.length)
    const answered = new Promise<number | undefined>((resolve, reject) => {
      const upload = request(
        {
          host: '127.0.0.1',
          port,
          method: 'PATCH',
          path: `/api/uploads/${id}`,
          headers: { ...headers, 'upload-offset': 0, 'content-length': bytes.length },
        },
        (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        },
      )
      upload.on('error', reject)
      upload.write(bytes.subarray(0, 100_000))
      setTimeout(() => child.kill('SIGTERM'), 300)
      setTimeout(() => upload.end(bytes.subarray(100_000)), 900)
    })
    expect(await answered).toBe(200)
    expect(await ended).toBe(0)
    expect(said.out).toContain('"stopped"')
    await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed')
    await stream.body?.cancel().catch(() => {})
  })

  it('leaves by itself when the starter that supervises it is gone', async () => {
    const { child, ended } = await listening()
    child.disconnect()
    expect(await ended).toBe(0)
  })

  it('writes neither passwords nor tokens nor what people typed into its log', async () => {
    const clerk = await addPerson(database.db, ['clerk'], null, true)
    const { said, url } = await listening()
    const headers = { origin: url, 'x-zhengji': '1', 'content-type': 'application/json' }
    const signIn = await fetch(`${url}/trpc/session.signIn`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ login: clerk.login, password }),
    })
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(cookie).toMatch(/^zhengji=.{40}/)
    await fetch(`${url}/trpc/session.signIn`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ login: 'planted-login', password: 'planted-password\u0000' }),
    })
    const input = encodeURIComponent(JSON.stringify({ roundId: '01900000-0000-7000-8000-000000000000', search: 'planted-search\u0000' }))
    await fetch(`${url}/trpc/applications.list?input=${input}`, { headers: { cookie } })
    await expect.poll(() => said.out).toContain('applications.list')
    for (const secret of [password, cookie.slice('zhengji='.length), 'planted-password', 'planted-search', database.url])
      expect(said.out + said.err).not.toContain(secret)
  })

  it.each([
    ['a setting that is wrong', { PORT: '70000' }, /^PORT must be a port/, 2],
    ['no database', { DATABASE_URL: '' }, /^DATABASE_URL is not set/, 2],
  ])('with %s says so in a sentence and leaves', async (_what, env: Record<string, string>, sentence, code) => {
    const { said, ended } = start(env)
    expect(await ended).toBe(code)
    expect(said.err).toMatch(sentence)
    expect(said.err).not.toContain('    at ')
  })

  it('on a port in use says so in a sentence and leaves', async () => {
    const { port } = await listening()
    const { said, ended } = start({ PORT: String(port) })
    expect(await ended).toBe(1)
    expect(said.err).toBe(`PORT ${port} is in use: stop the other program or set another PORT.\n`)
  })
})
