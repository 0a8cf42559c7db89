import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export interface Workers {
  /** SIGKILL to one of them, in turn; it is started again at once, as the product's launcher does. */
  kill(): void
  readonly kills: number
  stop(): Promise<void>
}

const script = fileURLToPath(new URL('worker.ts', import.meta.url))

/** Two workers, because one can then die while the other works. */
export const startWorkers = (env: Readonly<Record<string, string>>, count = 2): Workers => {
  let stopping = false
  let kills = 0
  const places: ChildProcess[] = []
  const start = (place: number): void => {
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, ...env }, // Logs go where complaints go: standard output belongs to the report.
      stdio: ['ignore', 2, 'inherit', 'ipc'],
    })
    places[place] = child
    child.once('exit', () => {
      if (!stopping) start(place)
    })
  }
  for (let place = 0; place < count; place += 1) start(place)
  return {
    kill: () => {
      places[kills % count]?.kill('SIGKILL')
      kills += 1
    },
    get kills() {
      return kills
    },
    stop: async () => {
      stopping = true
      const ended = places.map((child) =>
        child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve)),
      )
      for (const child of places) child.kill('SIGTERM')
      await Promise.race([Promise.all(ended), sleep(10_000)])
      for (const child of places) child.kill('SIGKILL')
    },
  }
}
