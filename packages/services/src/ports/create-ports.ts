import path from 'node:path'
import type { Logger } from 'pino'
import { databaseClock } from '../clock.ts'
import type { Ports } from '../context.ts'
import type { Settings } from '../settings/settings.ts'
import { createBullQueue, type BullQueue } from './bull-queue.ts'
import { createDiskAnchors } from './disk-anchors.ts'
import { createDiskStorage, type DiskStorage } from './disk-storage.ts'
import { queueStoreOf } from './queue-store.ts'
import { createSigner } from './signer.ts'

/** The ports of a running process, with what only its health page and its end need. */
export interface LivePorts extends Ports {
  readonly storage: DiskStorage
  readonly queue: BullQueue
  close(): Promise<void>
}

/** Opens everything that is not the database; the database must be migrated. Rejects when DATA_DIR cannot be used. */
export const createPorts = async (settings: Settings, databaseUrl: string, log: Logger): Promise<LivePorts> => {
  const storage = await createDiskStorage(path.join(settings.dataDir, 'files'))
  const signer = await createSigner(settings.dataDir)
  const queue = createBullQueue(queueStoreOf(settings, databaseUrl), (error) => log.warn({ err: error }, 'the queue is away'))
  return {
    storage,
    signer,
    queue,
    anchors: createDiskAnchors(settings.dataDir),
    log,
    publicUrl: settings.publicUrl,
    intakePerHour: settings.intakePerHour,
    clock: databaseClock,
    close: () => queue.close(),
  }
}
