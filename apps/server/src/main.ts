import { createAdaptorServer } from '@hono/node-server'
import { fileURLToPath } from 'node:url'
import { connect } from '@zhengji/db/database'
import { createPool } from '@zhengji/db/pool'
import { listen } from '@zhengji/services/notify'
import { createPorts } from '@zhengji/services/ports/create-ports'
import { createLog } from '@zhengji/services/ports/log'
import { readSettings } from '@zhengji/services/settings/settings'
import { createApp } from './app.ts'
import { createChangeHub } from './events/change-hub.ts'
import { withSafeErrors } from './failure-log.ts'
import { createHealth } from './health/check.ts'
import { createSignInLimit } from './session/sign-in-limit.ts'
import { stopGracefully } from './stop.ts'
import { appRouter } from './trpc/app-router.ts'

const reading = readSettings(process.env)
if (!reading.ok) {
  process.stderr.write(`${reading.mistakes.join('\n')}\n`)
  process.exit(2)
}
const { settings } = reading
if (settings.databaseUrl === null) {
  process.stderr.write('DATABASE_URL is not set: start everything with `npm start`, which brings its own PostgreSQL, or name yours.\n')
  process.exit(2)
}

const log = withSafeErrors(createLog(settings.logLevel, 'server'))
// 20 connections: bursts of the last hour before a deadline, and one that listens, far below PostgreSQL's default of 100.
const pool = createPool(settings.databaseUrl, { role: 'app', max: 20, onError: (error) => log.warn({ err: error }, 'a connection broke') })
const db = connect(pool)
const ports = await createPorts(settings, settings.databaseUrl, log)
const changes = createChangeHub()
const stopListening = await listen(pool, changes.publish)
const signInLimit = createSignInLimit(settings.redisUrl, settings.queuePrefix)
const stopping = new AbortController()

const app = createApp(
  {
    settings,
    db,
    ports,
    changes,
    signInLimit,
    health: createHealth({ db, queue: ports.queue, storage: ports.storage, diskReserveBytes: settings.diskReserveBytes }),
    pages: fileURLToPath(new URL('../../admin/dist', import.meta.url)),
    stopping: stopping.signal,
  },
  appRouter,
)

const server = createAdaptorServer({
  fetch: app.fetch,
  hostname: settings.host,
  // Headers must come at once; a full scan over a slow line may take half an hour.
  serverOptions: { headersTimeout: 30_000, requestTimeout: 30 * 60_000, keepAliveTimeout: 10_000 },
})
server.on('error', (error: NodeJS.ErrnoException) => {
  const where = `${settings.host}:${settings.port}`
  const sentence =
    error.code === 'EADDRINUSE'
      ? `PORT ${settings.port} is in use: stop the other program or set another PORT.`
      : `Cannot listen on ${where}: ${error.message}`
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
})
server.listen(settings.port, settings.host, () =>
  log.info({ url: settings.publicUrl, host: settings.host, port: settings.port }, 'server is listening'),
)

stopGracefully({
  server,
  log,
  onStop: () => stopping.abort(),
  close: async () => {
    await stopListening()
    signInLimit.close()
    await ports.close()
    await pool.end()
  },
})
