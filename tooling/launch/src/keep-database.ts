import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded, type EmbeddedServer } from '@zhengji/db/embedded'
import { Complaint } from './complaint.ts'

export interface KeptDatabase {
  readonly url: string
  stop(): Promise<void>
}

/** Starts the embedded PostgreSQL and starts it again, on the same port, should it ever end by itself (out of memory, kill -9). */
export const keepEmbedded = async (dataDir: string, tell: (sentence: string) => void): Promise<KeptDatabase> => {
  let server: EmbeddedServer = await startEmbedded({ directory: dataDir })
  const { url } = server
  let stopping = false

  const watch = async (): Promise<void> => {
    for (;;) {
      const reason = await server.ended
      if (stopping) return
      tell(`PostgreSQL ended by itself and is started again: ${reason}`)
      for (let pause = 500; ; pause = Math.min(pause * 2, 30_000)) {
        try {
          server = await startEmbedded({ directory: dataDir })
          // Server and worker know the old address only.
          if (server.url !== url) tell('PostgreSQL could not get its port back; please stop and start again')
          break
        } catch (error) {
          tell(`PostgreSQL does not start: ${error instanceof Error ? error.message : String(error)}`)
          await sleep(pause)
        }
        if (stopping) return
      }
    }
  }
  void watch()
  return {
    url,
    stop: () => {
      stopping = true
      return server.stop()
    },
  }
}

/** Complains when the PostgreSQL of DATABASE_URL does not answer or is too old. */
export const checkExternal = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  // The address may contain a password, so only its place is shown.
  const place = new URL(url).host
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`)
    const major = Math.floor((rows[0]?.version ?? 0) / 10_000)
    if (major < 15) throw new Complaint(`The PostgreSQL of DATABASE_URL (${place}) is version ${major}; 15 or later is needed.`)
  } catch (error) {
    if (error instanceof Complaint) throw error
    throw new Complaint(
      `The PostgreSQL of DATABASE_URL (${place}) cannot be used: ${error instanceof Error ? error.message || String(error) : String(error)}`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}
