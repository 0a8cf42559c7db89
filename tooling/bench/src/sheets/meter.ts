import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What a piece of work cost this process: CPU of all its threads, longest pause of the event loop. */
export interface Cost {
  readonly cpuMs: number
  readonly wallMs: number
  readonly peakMiB: number
  readonly pauseMs: number | null
}

/** Runs a piece of the work that counts; what happens between the pieces does not. */
export type Meter = (work: () => unknown) => Promise<void>

const resolutionMs = 1

/** For the work that only warms a program up. */
export const unmetered: Meter = async (work) => void (await work())

export const createMeter = (): { readonly meter: Meter; readonly cost: () => Cost } => {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs })
  let cpu = 0
  let wall = 0
  return {
    meter: async (work) => {
      const started = performance.now()
      const before = process.cpuUsage()
      delays.enable()
      await work()
      delays.disable()
      const used = process.cpuUsage(before)
      cpu += used.user + used.system
      wall += performance.now() - started
    },
    cost: () => ({
      cpuMs: cpu / 1000,
      wallMs: wall,
      peakMiB: process.resourceUsage().maxRSS / 1024,
      pauseMs: Math.max(0, delays.max / 1e6 - resolutionMs),
    }),
  }
}
