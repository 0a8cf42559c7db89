import { connect } from '@zhengji/db/database'
import { createPool } from '@zhengji/db/pool'
import { findInstance } from '@zhengji/launch/instance-lock'
import type { Context } from '@zhengji/services/context'
import { createLog } from '@zhengji/services/ports/log'
import { createPorts } from '@zhengji/services/ports/create-ports'
import { readSettings } from '@zhengji/services/settings/settings'

export interface RunningSystem {
  readonly url: string
  /** Acts as the system itself, named `job` in the audit trail. */
  readonly ctx: Context
  close(): Promise<void>
}

/** Joins the system that runs on DATA_DIR, through the same ports. Throws a sentence when none runs. */
export const joinRunningSystem = async (environment: NodeJS.ProcessEnv, job: string): Promise<RunningSystem> => {
  const reading = readSettings(environment)
  if (!reading.ok) throw new Error(reading.mistakes.join('\n'))
  const instance = await findInstance(reading.settings.dataDir)
  if (instance === null || instance.databaseUrl === null) {
    throw new Error(
      `没有在 ${reading.settings.dataDir} 上运行的系统。请先在另一个终端运行 npm start。\nNo system runs on ${reading.settings.dataDir}: run npm start in another terminal first.`,
    )
  }
  const settings = { ...reading.settings, databaseUrl: instance.databaseUrl }
  const pool = createPool(instance.databaseUrl, { role: 'app', max: 4 })
  const ports = await createPorts(settings, instance.databaseUrl, createLog('warn', 'demo'))
  return {
    url: instance.url,
    ctx: { db: connect(pool), ports, requestId: job, actor: { type: 'system', job } },
    close: async () => {
      await ports.close()
      await pool.end()
    },
  }
}
