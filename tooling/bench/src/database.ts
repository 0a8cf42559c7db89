import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded } from '@zhengji/db/embedded'

/** A PostgreSQL of its own, as durable as the product's, in a temporary directory. */
export const temporaryDatabase = async (): Promise<{ readonly url: string; stop(): Promise<void> }> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'zhengji-bench-'))
  const server = await startEmbedded({ directory })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
