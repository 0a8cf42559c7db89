import type { Channel } from '../reminder/channel.ts'
import type { AttemptOutcome } from '../reminder/delivery.ts'

/** One attempt as an administrator may see it: never to whom or about what, and what a provider said only of a test of theirs. */
export interface ChannelAttempt {
  readonly at: string
  readonly outcome: AttemptOutcome
  readonly code: string
  /** Empty unless it was a test. */
  readonly text: string
  readonly durationMs: number
  /** Who tested; null: a message. */
  readonly testedBy: string | null
}

export interface ChannelStatus {
  readonly channel: Exclude<Channel, 'phone'>
  readonly present: boolean
  /** Environment variables that it is made from, by name; those of `optional` may be missing. */
  readonly settings: { readonly needed: readonly string[]; readonly optional: readonly string[] }
  /** Where a test of the asking person would go, masked; null: nowhere, because they have no such address, or it is a chat. */
  readonly ownAddress: string | null
  /** Answers of the last 24 hours, tests included. */
  readonly accepted: number
  readonly failed: number
  /** The newest first, at most five. */
  readonly latest: readonly ChannelAttempt[]
}
