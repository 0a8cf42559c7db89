import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { migrate } from '@zhengji/db/migrate'
import { createPool } from '@zhengji/db/pool'
import { migrateQueue } from '@zhengji/services/ports/queue-store'
import { temporaryDatabase } from './database.ts'
import { measure, ratio, type Report } from './measure.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

const until = async (what: string, ready: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 60_000; !(await ready().catch(() => false)); await sleep(10))
    if (Date.now() > end) throw new Error(`${what} did not come up within a minute`)
}

/** From the start of the process to the first answer that says it is there; the floor is a bare node:http server started the same way. */
export const benchStart = async (): Promise<Report> => {
  const database = await temporaryDatabase()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'zhengji-bench-data-'))
  try {
    await migrate(database.url)
    await migrateQueue(database.url)
    const pool = createPool(database.url, { role: 'app', max: 1 })
    const environment = {
      ...process.env,
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      DISK_RESERVE_MB: '0',
      REDIS_URL: '',
    }
    const run = (args: readonly string[], extra: Record<string, string> = {}) =>
      spawn(process.execPath, [...args], { cwd: repository, env: { ...environment, ...extra }, stdio: 'ignore' })
    const answering = (port: number, route: string) => () => fetch(`http://127.0.0.1:${port}${route}`).then(({ ok }) => ok)

    const server = await measure(
      'start of the server',
      'us',
      5,
      async () => {
        const port = await freePort()
        const child = run(['apps/server/src/main.ts'], { PORT: String(port) })
        await until('the server', answering(port, '/livez'))
        await stop(child)
      },
      1,
    )
    const bare = await measure(
      'start of the server',
      'bare node:http',
      5,
      async () => {
        const port = await freePort()
        const child = run(['-e', `require('node:http').createServer((_, answer) => answer.end('ok')).listen(${port}, '127.0.0.1')`])
        await until('the bare server', answering(port, '/'))
        await stop(child)
      },
      1,
    )
    const worker = await measure(
      'start of the worker',
      'us',
      5,
      async () => {
        await pool.query("update heartbeats set at = 'epoch' where name = 'worker'")
        const child = run(['apps/worker/src/main.ts'])
        await until(
          'the worker',
          async () => ((await pool.query("select from heartbeats where name = 'worker' and at > 'epoch'")).rowCount ?? 0) > 0,
        )
        await stop(child)
      },
      1,
    )
    await pool.end()
    return {
      rows: [server, bare, worker],
      ratios: { 'start.server.p50.vs.bare': ratio(server, bare), 'start.worker.p50.vs.bare': ratio(worker, bare) },
    }
  } finally {
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
