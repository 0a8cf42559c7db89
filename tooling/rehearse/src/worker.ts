import { createLog } from '@zhengji/services/ports/log'
import { readSettings } from '@zhengji/services/settings/settings'
import { handlers } from '@zhengji/worker/handlers'
import { startWorker } from '@zhengji/worker/runtime/start-worker'
import { compressedClock, readCompression } from './clock.ts'

/** The worker of the product in a process of its own, with nothing but its clock exchanged. Started and killed by `workers.ts`. */
const reading = readSettings(process.env)
if (!reading.ok || reading.settings.databaseUrl === null) {
  console.error(reading.ok ? 'DATABASE_URL is missing' : reading.mistakes.join('\n'))
  process.exit(2)
}
const compression = readCompression(process.env)
const { settings } = reading
const pace = { clock: compressedClock(compression), speed: compression.speed }
const running = await startWorker(settings, reading.settings.databaseUrl, handlers, createLog(settings.logLevel, 'worker'), pace)
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)))
// Whoever started us is gone: nobody would ever stop us.
process.on('disconnect', () => process.exit(0))
