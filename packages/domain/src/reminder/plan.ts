import type { CallDefinition, ReminderPurpose, Rung } from '../call/definition.ts'
import { isQuiet, nextAwake, pulledForward } from '../time/quiet-hours.ts'
import type { ReminderFacts } from './facts.ts'
import { openLadders, type Ladder, type Recipient } from './ladders.ts'
import { writeMessage } from './wording.ts'

export type SkipReason =
  /** A rung nearer to the deadline is due as well; only the newest helps. */
  | 'superseded'
  | 'deadline-passed'
  /** It fell due before there was anything to do: nobody is reminded the minute they are registered. */
  | 'before-duty'
  /** Nobody left an address: staff see it and can telephone. */
  | 'no-address'
  /** Missed by day, and the quiet hours last until the deadline. */
  | 'quiet-hours'

export interface PlannedMessage {
  /** One per recipient, purpose, deadline version, rung and channel. */
  readonly key: string
  readonly recipient: Recipient
  readonly purpose: ReminderPurpose['id']
  readonly deadlineKey: string
  readonly rung: string
  readonly channel: 'in-app' | 'email'
  /** To be sent from this instant on, never in the quiet hours. */
  readonly dueAt: Temporal.Instant
  readonly subject: string
  readonly body: string
  /** Why it is not sent, or null. */
  readonly skip: SkipReason | null
}

interface Step {
  readonly rung: Rung
  readonly dueAt: Temporal.Instant
}

const before = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0

const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (before(a, b) ? b : a)

/** Rungs of a ladder with the instants at which they fall due, farthest from the deadline first. */
const stepsOf = (purpose: ReminderPurpose, deadline: Temporal.Instant, timeZone: string): readonly Step[] =>
  [...purpose.rungs]
    .sort((a, b) => b.hoursBefore - a.hoursBefore)
    .map((rung) => ({ rung, dueAt: pulledForward(deadline.subtract({ minutes: Math.round(rung.hoursBefore * 60) }), timeZone) }))

const planStep = (step: Step, steps: readonly Step[], ladder: Ladder, timeZone: string, now: Temporal.Instant) => {
  const newer = steps.slice(steps.indexOf(step) + 1)
  if (!before(now, ladder.deadline)) return { dueAt: step.dueAt, skip: 'deadline-passed' as const }
  if (ladder.since !== null && before(step.dueAt, ladder.since)) return { dueAt: step.dueAt, skip: 'before-duty' as const }
  // Pulled forward, two rungs may share one evening: then only the nearer one is sent.
  if (newer.some(({ dueAt }) => !before(later(now, step.dueAt), dueAt))) return { dueAt: step.dueAt, skip: 'superseded' as const }
  if (ladder.recipient.kind !== 'user' && ladder.recipient.email === null) return { dueAt: step.dueAt, skip: 'no-address' as const }
  if (before(now, step.dueAt) || !isQuiet(now, timeZone)) return { dueAt: step.dueAt, skip: null }
  const morning = nextAwake(now, timeZone)
  return before(morning, ladder.deadline) ? { dueAt: morning, skip: null } : { dueAt: step.dueAt, skip: 'quiet-hours' as const }
}

const keyOf = ({ recipient, purpose, deadlineKey }: Ladder, rung: string, channel: string): string =>
  [recipient.kind, recipient.id, purpose, deadlineKey, rung, channel].join('|')

/**
 * Every reminder of a round as it follows from the facts alone: send what has `skip === null` and `dueAt <= now`, once per `key`.
 * Rungs count back from the deadline and are pulled forward out of the quiet hours (21:00–08:00 in the call's zone). Missed rungs
 * collapse to the newest that still helps. Nothing is sent at or after its deadline. Texts tell the time left when it is sent.
 * Applicants and experts have no account, so they get e-mail; staff find it in their inbox.
 */
export const planMessages = (definition: CallDefinition, facts: ReminderFacts, now: Temporal.Instant): readonly PlannedMessage[] => {
  // By key: a reissued sheet of the same pack is the same duty.
  const planned = new Map<string, PlannedMessage>()
  for (const ladder of openLadders(facts)) {
    const purpose = definition.reminders.find(({ id }) => id === ladder.purpose)
    if (purpose === undefined) continue
    const channel = ladder.recipient.kind === 'user' ? 'in-app' : 'email'
    const steps = stepsOf(purpose, ladder.deadline, definition.timeZone)
    for (const step of steps) {
      const key = keyOf(ladder, step.rung.id, channel)
      const { dueAt, skip } = planStep(step, steps, ladder, definition.timeZone, now)
      const { subject, body } = writeMessage(definition, purpose, facts.round, ladder, later(now, dueAt))
      const { recipient, deadlineKey } = ladder
      planned.set(key, { key, recipient, purpose: purpose.id, deadlineKey, rung: step.rung.id, channel, dueAt, subject, body, skip })
    }
  }
  return [...planned.values()]
}
