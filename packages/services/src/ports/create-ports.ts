import path from 'node:path'
import type { Logger } from 'pino'
import { closeChannels, createChannels } from '../channel/create.ts'
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

/**
 * Opens everything that is not the database; the database must be migrated. Rejects when DATA_DIR cannot be used. Another `clock` is for
 * rehearsals of time only: in the product the database's decides, and no setting can change that.
 */
export const createPorts = async (
  settings: Settings,
  databaseUrl: string,
  log: Logger,
  clock: Ports['clock'] = databaseClock,
): Promise<LivePorts> => {
  const storage = await createDiskStorage(path.join(settings.dataDir, 'files'))
  const signer = await createSigner(settings.dataDir)
  const queue = createBullQueue(queueStoreOf(settings, databaseUrl), (error) => log.warn({ err: error }, 'the queue is away'))
  const channels = createChannels(settings.channels)
  return {
    storage,
    signer,
    queue,
    anchors: createDiskAnchors(settings.dataDir),
    channels,
    log,
    publicUrl: settings.publicUrl,
    intakePerHour: settings.intakePerHour,
    clock,
    close: async () => {
      closeChannels(channels)
      await queue.close()
    },
  }
}
