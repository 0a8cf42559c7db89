import { connect } from '@zhengji/db/database'
import { createPool } from '@zhengji/db/pool'
import type { Context } from '@zhengji/services/context'
import { seedInstallation } from '@zhengji/services/installation/seed'
import { createLog } from '@zhengji/services/ports/log'
import { createPorts } from '@zhengji/services/ports/create-ports'
import type { Settings } from '@zhengji/services/settings/settings'

/** Creates what every installation needs (calls as announced, the first administrator); done before, it changes nothing. */
export const seed = async (settings: Settings, databaseUrl: string): ReturnType<typeof seedInstallation> => {
  const log = createLog('warn', 'start')
  const pool = createPool(databaseUrl, { role: 'app', max: 2 })
  const ports = await createPorts(settings, databaseUrl, log)
  try {
    const ctx: Context = { db: connect(pool), ports, requestId: 'start', actor: { type: 'system', job: 'start' } }
    return await seedInstallation(ctx)
  } finally {
    await ports.close()
    await pool.end()
  }
}
