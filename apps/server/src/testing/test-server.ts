import { createAdaptorServer } from '@hono/node-server'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@zhengji/db/database'
import { createPool } from '@zhengji/db/pool'
import { listen } from '@zhengji/services/notify'
import { createPorts, type LivePorts } from '@zhengji/services/ports/create-ports'
import { migrateQueue } from '@zhengji/services/ports/queue-store'
import { readSettings, type Settings } from '@zhengji/services/settings/settings'
import { createLog } from '@zhengji/services/ports/log'
import { createApp } from '../app.ts'
import { createChangeHub, type ChangeHub } from '../events/change-hub.ts'
import { createHealth } from '../health/check.ts'
import { createSignInLimit } from '../session/sign-in-limit.ts'
import { appRouter } from '../trpc/app-router.ts'
import type { ErrorShape } from '../trpc/error-shape.ts'
import { withSafeErrors } from '../failure-log.ts'

export interface TestServer {
  readonly url: string
  readonly settings: Settings
  readonly ports: LivePorts
  /** Calls a procedure over http; `kind` as declared in the router. */
  call(kind: 'query' | 'mutation', path: string, input: unknown, token?: string | null): Promise<Answer>
  readonly changes: ChangeHub
  /** Like a page of ours: same origin, our header, the cookie of `token`. */
  fetch(path: string, init?: RequestInit & { token?: string | null; duplex?: 'half' }): Promise<Response>
  stop(): Promise<void>
}

export interface Answer {
  readonly status: number
  readonly data: unknown
  readonly error: ErrorShape['data'] | null
  readonly headers: Headers
}

/** The whole server on a port of its own against the database of `databaseUrl`, with real files, queue and LISTEN. */
export const startTestServer = async (databaseUrl: string, overrides: Partial<Settings> = {}): Promise<TestServer> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhengji-server-'))
  const reading = readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', DISK_RESERVE_MB: '0' })
  if (!reading.ok) throw new Error(reading.mistakes.join('\n'))
  const settings = { ...reading.settings, ...overrides }
  await migrateQueue(databaseUrl)

  const log = withSafeErrors(createLog(settings.logLevel, 'server'))
  const pool = createPool(databaseUrl, { role: 'app', max: 10 })
  const db = connect(pool)
  const ports = await createPorts(settings, databaseUrl, log)
  const changes = createChangeHub()
  const stopListening = await listen(pool, changes.publish)
  const signInLimit = createSignInLimit(settings.redisUrl, settings.queuePrefix)
  const stopping = new AbortController()
  const health = createHealth({ db, queue: ports.queue, storage: ports.storage, diskReserveBytes: settings.diskReserveBytes })
  const pages = join(dataDir, 'pages')
  await mkdir(join(pages, 'assets'), { recursive: true })
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>征集</title>')
  for (const name of ['index-a1b2c3.js', 'pdf.worker.min-a1b2c3.mjs']) await writeFile(join(pages, 'assets', name), 'export {}')
  const app = createApp(
    { settings, db, ports, changes, signInLimit, health, pages, stopping: stopping.signal, eventBeatMs: 100 },
    appRouter,
  )
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address with a port.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const ask: TestServer['fetch'] = (path, { token = null, headers, ...init } = {}) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: {
        origin: url,
        'x-zhengji': '1',
        ...(token === null ? {} : { cookie: `zhengji=${token}` }),
        // Tests pass plain records.
        ...(headers as Record<string, string>),
      },
    })

  return {
    url,
    settings,
    ports,
    changes,
    fetch: ask,
    call: async (kind, path, input, token = null) => {
      const body = JSON.stringify(input)
      const query = kind === 'query' && body !== undefined ? `?input=${encodeURIComponent(body)}` : ''
      const init =
        kind === 'query' ? {} : { method: 'POST', ...(body === undefined ? {} : { body }), headers: { 'content-type': 'application/json' } }
      const answer = await ask(`/trpc/${path}${query}`, { ...init, token })
      const json = (await answer.json()) as { result?: { data?: unknown }; error?: ErrorShape }
      return { status: answer.status, data: json.result?.data ?? null, error: json.error?.data ?? null, headers: answer.headers }
    },
    stop: async () => {
      stopping.abort()
      await new Promise((resolve) => {
        server.close(resolve)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await stopListening()
      signInLimit.close()
      await ports.close()
      await pool.end()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
