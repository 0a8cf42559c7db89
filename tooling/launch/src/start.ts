import path from 'node:path'
import { migrate } from '@zhengji/db/migrate'
import { roleNames } from '@zhengji/domain/access/role'
import { migrateQueue } from '@zhengji/services/ports/queue-store'
import { readSettings, type Settings } from '@zhengji/services/settings/settings'
import { buildPages } from './build-pages.ts'
import { sentenceOf } from './complaint.ts'
import { lockInstance } from './instance-lock.ts'
import { checkExternal, keepEmbedded } from './keep-database.ts'
import { checkAddress, checkDataDir } from './preflight.ts'
import { root } from './repository.ts'
import { seed } from './seed.ts'
import { supervise } from './supervise.ts'
import { untilReady } from './until-ready.ts'

const tell = (sentence: string): void => console.log(sentence)

/** Everything that is up, closed in reverse order: server and worker, then the database, then the lock. */
const up = new AsyncDisposableStack()

let ending: Promise<never> | null = null
const end = (code: number): Promise<never> => {
  ending ??= (async () => {
    await up.disposeAsync().catch((error: unknown) => console.error(sentenceOf(error)))
    process.exit(code)
  })()
  return ending
}
const requested = (): void => {
  if (ending === null) tell('\nStopping… 正在停止…')
  void end(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, requested)
// The bootstrap was killed; nobody else would pass a signal on.
process.on('disconnect', requested)

const start = async (settings: Settings): Promise<void> => {
  const { dataDir, port } = settings
  // Where this machine reaches the server, whatever HOST and PUBLIC_URL say to others.
  const host =
    settings.host === '0.0.0.0'
      ? '127.0.0.1'
      : settings.host === '::'
        ? '[::1]'
        : settings.host.includes(':')
          ? `[${settings.host}]`
          : settings.host
  const localUrl = `http://${host}:${port}`

  await checkDataDir(settings)
  const lock = await lockInstance(dataDir, localUrl)
  up.defer(lock.release)
  await checkAddress(settings)
  await buildPages(tell)

  if (settings.databaseUrl !== null) await checkExternal(settings.databaseUrl)
  const embedded = settings.databaseUrl === null ? await keepEmbedded(dataDir, tell) : null
  if (embedded !== null) up.defer(embedded.stop)
  const databaseUrl = embedded?.url ?? settings.databaseUrl ?? ''
  await migrate(databaseUrl)
  if (settings.redisUrl === null) await migrateQueue(databaseUrl)
  await lock.publish(databaseUrl)
  const { credentials } = await seed(settings, databaseUrl)

  const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, QUEUE_PREFIX: settings.queuePrefix }
  const logDir = path.join(dataDir, 'logs')
  const processes = await Promise.all(
    (['server', 'worker'] as const).map((name) =>
      supervise({ name, script: path.join(root, 'apps', name, 'src/main.ts'), env, logDir, tell }),
    ),
  )
  up.defer(async () => {
    await Promise.all(processes.map((one) => one.stop()))
  })
  await untilReady(localUrl, processes)

  tell('')
  tell(`  征集 is ready: ${settings.publicUrl}`)
  for (const { login, role, password } of credentials) {
    tell(`  ${roleNames[role].zh} ${roleNames[role].en}: 账号 user ${login}    一次性密码 one-time password ${password}`)
  }
  if (credentials.length > 0)
    tell('  （密码首次登录时须更换；在此之前每次启动都会换新 changed at the first sign-in; until then every start prints a new one）')
  tell('  演示数据 demonstration data: npm run demo    (in a second terminal)')
  tell(`  停止 stop: Ctrl-C    日志 logs: ${logDir}`)
  tell('')
}

const reading = readSettings(process.env)
if (!reading.ok) {
  for (const mistake of reading.mistakes) console.error(mistake)
  console.error('All settings: docs/settings.md')
  process.exit(2)
}
try {
  await start(reading.settings)
} catch (error) {
  // A failure while stopping is the stop's own consequence.
  if (ending === null) console.error(sentenceOf(error))
  await end(1)
}
