import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import type { Job } from '@zhengji/jobs/contracts'
import type { Channels } from '../channel/port.ts'
import { databaseClock } from '../clock.ts'
import type { Ports } from '../context.ts'
import { createDiskAnchors } from '../ports/disk-anchors.ts'
import { createDiskStorage } from '../ports/disk-storage.ts'
import { createSigner } from '../ports/signer.ts'

/** Real storage, key and anchors in a directory of their own; a queue that only remembers; a clock that can be set. */
export interface TestPorts {
  readonly ports: Ports
  readonly dataDir: string
  /** Jobs woken so far, oldest first. */
  readonly jobs: Job[]
  /** From now on it is always this instant; null: the database's clock again. */
  setClock(now: Temporal.Instant | null): void
  /** The ways out of the house from now on; none at first. */
  setChannels(channels: Channels): void
  remove(): Promise<void>
}

export const createTestPorts = async (): Promise<TestPorts> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'zhengji-world-'))
  const jobs: Job[] = []
  let fixed: Temporal.Instant | null = null
  let channels: Channels = {}
  const ports: Ports = {
    storage: await createDiskStorage(path.join(dataDir, 'files')),
    signer: await createSigner(dataDir),
    anchors: createDiskAnchors(dataDir),
    queue: {
      add: async (job) => {
        jobs.push(job)
      },
    },
    get channels() {
      return channels
    },
    log: pino({ level: 'silent' }),
    publicUrl: 'https://zhengji.example.cn',
    intakePerHour: 24,
    clock: async (db) => fixed ?? (await databaseClock(db)),
  }
  return {
    ports,
    dataDir,
    jobs,
    setClock: (now) => {
      fixed = now
    },
    setChannels: (present) => {
      channels = present
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  }
}
