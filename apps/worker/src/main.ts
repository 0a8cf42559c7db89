import { setTimeout as sleep } from 'node:timers/promises'
import { createLog } from '@zhengji/services/ports/log'
import { readSettings } from '@zhengji/services/settings/settings'
import { handlers } from './handlers.ts'
import { startWorker, type RunningWorker } from './runtime/start-worker.ts'

const reading = readSettings(process.env)
if (!reading.ok) {
  for (const mistake of reading.mistakes) console.error(mistake)
  process.exit(2)
}
const { settings } = reading
const log = createLog(settings.logLevel, 'worker')
const { databaseUrl } = settings
if (databaseUrl === null) {
  console.error(
    'DATABASE_URL is missing: the worker is started by `npm start`, which hands it the embedded database, or with a DATABASE_URL of yours',
  )
  process.exit(2)
}

let running: RunningWorker | null = null
let stopping = false

const stop = async (why: string): Promise<void> => {
  if (stopping) return
  stopping = true
  log.info({ why }, 'worker stops after the jobs in hand')
  // A job that takes longer than a minute is given to the next worker, which begins it again: handlers are idempotent.
  setTimeout(() => process.exit(0), 60_000).unref()
  await running?.stop().catch((error: unknown) => log.warn({ err: error }, 'worker did not stop cleanly'))
  process.exit(0)
}
process.on('SIGTERM', () => void stop('SIGTERM'))
process.on('SIGINT', () => void stop('SIGINT'))
// Whoever started us died without a word (kill -9): nobody would ever stop us.
process.on('disconnect', () => void stop('the starter is gone'))

for (let pause = 500; running === null && !stopping; pause = Math.min(pause * 2, 10_000)) {
  try {
    running = await startWorker(settings, databaseUrl, handlers, log)
  } catch (error) {
    log.warn({ err: error, pause }, 'worker cannot start yet; trying again')
    await sleep(pause)
  }
}
