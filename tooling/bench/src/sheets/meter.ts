/** What a piece of work cost this process: CPU of all its threads, longest pause of the event loop. */
export interface Cost {
  readonly cpuMs: number
  readonly wallMs: number
  readonly peakMiB: number
  readonly pauseMs: number | null
}

/** Runs a piece of the work that counts; what happens between the pieces does not. */
export type Meter = (work: () => unknown) => Promise<void>

/** For the work that only warms a program up. */
export const unmetered: Meter = async (work) => void (await work())

const total = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000

/**
 * How long the event loop was kept from turning, in CPU of its thread: what other programs take away in between is no pause of
 * ours. A timer of one millisecond fires once per turn, so the most that passes between two firings is the longest turn.
 */
const watchPauses = (): { readonly stop: () => number } => {
  let last = total(process.threadCpuUsage())
  let longest = 0
  const look = () => {
    const now = total(process.threadCpuUsage())
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(look, 1)
  return {
    stop: () => {
      look()
      clearInterval(timer)
      return longest
    },
  }
}

export const createMeter = (): { readonly meter: Meter; readonly cost: () => Cost } => {
  let [cpu, wall, pause] = [0, 0, 0]
  return {
    meter: async (work) => {
      const started = performance.now()
      const before = process.cpuUsage()
      const pauses = watchPauses()
      await work()
      pause = Math.max(pause, pauses.stop())
      cpu += total(process.cpuUsage(before))
      wall += performance.now() - started
    },
    cost: () => ({ cpuMs: cpu, wallMs: wall, peakMiB: process.resourceUsage().maxRSS / 1024, pauseMs: pause }),
  }
}
