import type { Rubric } from '../call/definition.ts'
import type { ReminderRule } from '../reminder/rules.ts'

interface ChangeFacts {
  /** When it took effect, ISO. */
  readonly at: string
  readonly by: string
  /** The second person, or null where none is asked for. */
  readonly approvedBy: string | null
  readonly reason: string
}

/** From when to when, ISO; `closed`: called off. */
export interface RoundSpan {
  readonly startsAt: string
  readonly endsAt: string
  readonly closed: boolean
}

/** One thing that a round does otherwise than before, as it was stored; a version that nobody approved is none. */
export type RoundChange = ChangeFacts &
  (
    | { readonly kind: 'deadline'; readonly before: string; readonly after: string }
    | {
        readonly kind: 'rubric'
        readonly version: number
        readonly hash: string
        readonly before: readonly Rubric[]
        readonly after: readonly Rubric[]
      }
    | { readonly kind: 'reminder-rule'; readonly version: number; readonly before: ReminderRule; readonly after: ReminderRule }
    | {
        readonly kind: 'date'
        readonly date: 'panel-meeting' | 'publicity'
        readonly version: number
        /** Null: there was none. */
        readonly before: RoundSpan | null
        readonly after: RoundSpan
      }
  )

export interface RoundHistory {
  /** SHA-256 of the definition that the round runs, in canonical JSON: two rounds with the same one follow the same rules. */
  readonly definitionHash: string
  readonly createdAt: string
  /** Newest first. */
  readonly changes: readonly RoundChange[]
}
