/** A longer wait is cut short by the regular sweep anyway, and Node's timers end at 24.8 days. Milliseconds. */
const longest = 60_000
const least = 100

export interface NextWake {
  /** Takes the place of the wake-up before; `null` leaves none. */
  set(at: Temporal.Instant | null, now: Temporal.Instant): void
  stop(): void
}

/**
 * One alarm that rings at the next instant at which something falls due. `speed` is how much faster than the wall the clock of `now` goes;
 * 1 but in a rehearsal of time. Nothing depends on it: whoever misses it is found by the next sweep.
 */
export const createNextWake = (ring: () => void, speed: number): NextWake => {
  let timer: NodeJS.Timeout | undefined
  return {
    set: (at, now) => {
      clearTimeout(timer)
      if (at === null) return
      // Not at once: what fell due in the past and could not be helped must not spin the sweep.
      const ms = Math.max(least, (at.epochMilliseconds - now.epochMilliseconds) / speed)
      if (ms <= longest) timer = setTimeout(ring, ms).unref()
    },
    stop: () => clearTimeout(timer),
  }
}
