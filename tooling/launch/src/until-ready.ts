import { setTimeout as sleep } from 'node:timers/promises'
import { Complaint } from './complaint.ts'
import type { Supervised } from './supervise.ts'

/** First start on a slow machine: migrations are done, so only processes have to come up. Milliseconds. */
const patienceMs = 90_000

/** Waits until the server says that everything it needs is there; complains with its last words when it crashes instead. */
export const untilReady = async (url: string, processes: readonly Supervised[]): Promise<void> => {
  const deadline = performance.now() + patienceMs
  let last = 'no answer'
  for (;;) {
    const crashed = processes.find((one) => one.crashes() >= 3)
    if (crashed !== undefined) throw new Complaint(`The system does not come up:\n${crashed.lastLines().join('\n')}`)
    try {
      const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) })
      if (answer.ok) return
      last = (await answer.text()).slice(0, 500)
    } catch (error) {
      last = error instanceof Error ? error.message : String(error)
    }
    if (performance.now() > deadline) {
      throw new Complaint(
        `The system is not ready after ${patienceMs / 1000} s: ${last}\n${processes.flatMap((one) => one.lastLines()).join('\n')}`,
      )
    }
    await sleep(100)
  }
}
