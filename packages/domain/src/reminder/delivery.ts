import type { OutwardChannel } from '../call/definition.ts'
import { channelTraits, type Channel } from './channel.ts'

/**
 * `begun` is written before anything leaves the house, the answer after. A `begun` without an answer was interrupted: nobody knows whether
 * it arrived. `bounced`: accepted at first and come back later.
 */
export const attemptOutcomes = ['begun', 'accepted', 'refused', 'unreachable', 'bounced'] as const

export type AttemptOutcome = (typeof attemptOutcomes)[number]

export interface Attempt {
  readonly channel: Channel
  /** Counts the attempts of a message from 1; a `begun` and its answer share it. */
  readonly number: number
  readonly outcome: AttemptOutcome
  readonly at: Temporal.Instant
}

export type NextStep =
  | { readonly do: 'send'; readonly channel: OutwardChannel }
  | { readonly do: 'wait'; readonly channel: OutwardChannel; readonly until: Temporal.Instant }
  /** Every way was tried: a person has to telephone. */
  | { readonly do: 'give-up' }

/** Minutes after the first and second time that nobody answered; the third time the next channel is tried. Three minutes in all. */
const pauses = [1, 2]

/**
 * How a message goes on after these attempts. A channel that refuses for good is left at once; one that does not answer is tried three
 * times in three minutes, because a mail server that restarts takes one, and an applicant with an hour left cannot wait longer.
 */
export const nextStep = (route: readonly OutwardChannel[], attempts: readonly Attempt[], now: Temporal.Instant): NextStep => {
  for (const channel of route) {
    const own = attempts.filter((attempt) => attempt.channel === channel)
    if (own.some(({ outcome }) => outcome === 'refused' || outcome === 'bounced')) continue
    const answered = new Set(own.filter(({ outcome }) => outcome !== 'begun').map(({ number }) => number))
    const interrupted = own.some(({ outcome, number }) => outcome === 'begun' && !answered.has(number))
    if (interrupted && !channelTraits[channel].repeatable) continue
    const silent = own.filter(({ outcome }) => outcome === 'unreachable')
    const last = silent.at(-1)
    if (last === undefined) return { do: 'send', channel }
    const pause = pauses[silent.length - 1]
    if (pause === undefined) continue
    const until = last.at.add({ minutes: pause })
    return Temporal.Instant.compare(now, until) < 0 ? { do: 'wait', channel, until } : { do: 'send', channel }
  }
  return { do: 'give-up' }
}

/** When an address or channel may be used again under these limits; null: now. `sent` are the instants of earlier attempts, oldest first. */
export const freeAgainAt = (
  limits: readonly { readonly count: number; readonly seconds: number }[],
  sent: readonly Temporal.Instant[],
  now: Temporal.Instant,
): Temporal.Instant | null => {
  let free: Temporal.Instant | null = null
  for (const { count, seconds } of limits) {
    // With `count` in the window, the oldest of them has to leave it.
    const oldest = sent.at(-count)
    if (oldest === undefined) continue
    const at = oldest.add({ seconds })
    if (Temporal.Instant.compare(at, now) > 0 && (free === null || Temporal.Instant.compare(at, free) > 0)) free = at
  }
  return free
}
