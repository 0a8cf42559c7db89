import type { Context } from '@zhengji/services/context'

/** What a handler gets besides its payload: the context of a verb, acting as the system, and what only jobs may use. */
export interface JobContext extends Context {
  /** Sweeps again at this instant, so that a message goes out when it is due and not with the next sweep; null: nothing is due. */
  readonly wakeAt: (at: Temporal.Instant | null) => void
}
