import type { CallDefinition, OutwardChannel, ReminderPurpose, ReminderPurposeId } from '../call/definition.ts'
import { groupBy } from '../group-by.ts'
import { defaultQuietHours, isQuiet, nextAwake } from '../time/quiet-hours.ts'
import { groupChannels, mobileOf, personChannels } from './channel.ts'
import type { ReminderFacts, RouteWish } from './facts.ts'
import { openLadders, type Ladder, type Recipient } from './ladders.ts'
import { rungTime, type RungClock } from './rung.ts'

/** Why a rung is not sent, for good. */
export type SkipReason =
  /** A rung nearer to the deadline is due as well; only the newest helps. */
  | 'superseded'
  | 'deadline-passed'
  /** It fell due before there was anything to do: nobody is reminded the minute they are registered. */
  | 'before-duty'
  /** Missed by day, and the quiet hours last until the deadline. */
  | 'quiet-hours'

/** Why it could not be sent as things stand; may still be mended before it falls due, else a person has to telephone. */
export type Obstacle = 'no-address' | 'no-channel' | 'calendar-year-missing'

export interface PlannedMessage {
  /** One per recipient, purpose, deadline version and rung. */
  readonly key: string
  readonly recipient: Recipient
  readonly purpose: ReminderPurposeId
  readonly deadlineKey: string
  readonly deadline: Temporal.Instant | null
  readonly rung: string
  /** To be sent from this instant on, never in the quiet hours. */
  readonly dueAt: Temporal.Instant
  /** What the rung names, where quiet hours moved it. */
  readonly movedFrom: Temporal.Instant | null
  /** Ways out of the house in the order in which they are tried; staff have their inbox besides. */
  readonly route: readonly OutwardChannel[]
  readonly skip: SkipReason | null
  readonly obstacle: Obstacle | null
  /** What the texts need. */
  readonly ladder: Ladder
}

interface Step {
  readonly rung: string
  readonly dueAt: Temporal.Instant
  readonly movedFrom: Temporal.Instant | null
  readonly calendarMissing: boolean
}

const before = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0

const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (before(a, b) ? b : a)

/** Rungs with the instants at which they fall due, earliest first. */
const stepsOf = ({ rungs }: ReminderPurpose, { deadline, since }: Ladder, clock: RungClock): readonly Step[] =>
  rungs
    .flatMap((rung): Step[] => {
      const time = rungTime(rung, deadline, since, clock)
      if (time === null) return []
      if (time.ok) return [{ rung: rung.id, dueAt: time.dueAt, movedFrom: time.movedFrom, calendarMissing: false }]
      // Shown at the deadline, where it can do no harm: nobody guesses a working day.
      return deadline === null ? [] : [{ rung: rung.id, dueAt: deadline, movedFrom: null, calendarMissing: true }]
    })
    .sort((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt))

/** Steps depend on deadline and start only, and thousands of recipients share both. */
const sharedSteps = (clock: RungClock) => {
  const known = new Map<string, readonly Step[]>()
  return (purpose: ReminderPurpose, ladder: Ladder): readonly Step[] => {
    const startCounts = purpose.rungs.some((rung) => 'hoursAfterStart' in rung)
    const key = `${purpose.id}|${ladder.deadline?.epochNanoseconds}|${startCounts ? ladder.since?.epochNanoseconds : ''}`
    const found = known.get(key) ?? stepsOf(purpose, ladder, clock)
    known.set(key, found)
    return found
  }
}

const judge = (index: number, steps: readonly Step[], ladder: Ladder, clock: RungClock, now: Temporal.Instant) => {
  // The caller walks the very list.
  const step = steps[index] as Step
  const { dueAt, movedFrom } = step
  const skipped = (skip: SkipReason) => ({ dueAt, movedFrom, skip })
  if (ladder.deadline !== null && !before(now, ladder.deadline)) return skipped('deadline-passed')
  if (ladder.since !== null && before(step.dueAt, ladder.since)) return skipped('before-duty')
  // Pulled forward, two rungs may share one evening: then only the nearer one is sent.
  const next = steps[index + 1]
  if (next !== undefined && !next.calendarMissing && !before(later(now, step.dueAt), next.dueAt)) return skipped('superseded')
  // What waits for the morning may find its deadline over.
  if (ladder.deadline !== null && !step.calendarMissing && !before(step.dueAt, ladder.deadline)) return skipped('quiet-hours')
  if (before(now, step.dueAt) || !isQuiet(now, clock.timeZone, clock.quiet)) return { dueAt, movedFrom, skip: null }
  const morning = nextAwake(now, clock.timeZone, clock.quiet)
  if (ladder.deadline !== null && !before(morning, ladder.deadline)) return skipped('quiet-hours')
  return { dueAt: morning, movedFrom: movedFrom ?? dueAt, skip: null }
}

const reaches = (channel: OutwardChannel, { email, phone, kind }: Recipient): boolean => {
  if (channel === 'email') return email !== null
  return channel === 'sms' ? mobileOf(phone) !== null : kind === 'group'
}

/** Which ways lead to this recipient, and what is in the way when none does. */
const routeTo = (
  recipient: Recipient,
  wanted: readonly OutwardChannel[],
  present: readonly OutwardChannel[],
): { readonly route: readonly OutwardChannel[]; readonly obstacle: Obstacle | null } => {
  const fitting: readonly OutwardChannel[] = recipient.kind === 'group' ? groupChannels : personChannels
  const possible = wanted.filter((channel) => fitting.includes(channel) && present.includes(channel))
  const route = possible.filter((channel) => reaches(channel, recipient))
  // Staff have their inbox, so nothing is ever in the way.
  if (route.length > 0 || recipient.kind === 'user') return { route, obstacle: null }
  return { route, obstacle: possible.length > 0 ? 'no-address' : 'no-channel' }
}

/** The newest wish for the purpose, else the one for all. */
export const wishOf = (wishes: readonly RouteWish[], recipient: Recipient, purpose: ReminderPurposeId): RouteWish | undefined => {
  const own = wishes.filter(({ recipientKind, recipientId }) => recipientKind === recipient.kind && recipientId === recipient.id)
  return own.filter((wish) => wish.purpose === purpose).at(-1) ?? own.filter((wish) => wish.purpose === null).at(-1)
}

/** The identity of a message: what makes it arrive once. */
export const messageKey = (recipient: Pick<Recipient, 'kind' | 'id'>, purpose: string, deadlineKey: string, rung: string): string =>
  [recipient.kind, recipient.id, purpose, deadlineKey, rung].join('|')

/**
 * Every reminder of a round as it follows from the facts alone: send what has neither `skip` nor `obstacle` and `dueAt <= now`, once per
 * `key`. Rungs are pulled forward out of the quiet hours; missed rungs collapse to the newest that still helps; nothing is sent at or
 * after its deadline. What has been done is not planned any more, and a moved deadline plans everything anew under another key.
 */
export const planMessages = (definition: CallDefinition, facts: ReminderFacts, now: Temporal.Instant): readonly PlannedMessage[] => {
  const clock: RungClock = {
    timeZone: definition.timeZone,
    quiet: definition.quietHours ?? defaultQuietHours,
    calendar: facts.calendar,
  }
  const steps = sharedSteps(clock)
  const purposes = new Map(definition.reminders.map((purpose) => [purpose.id, purpose]))
  // Only the wishes of this recipient are looked through: a round may have thousands.
  const wishes = groupBy(facts.wishes, ({ recipientKind, recipientId }) => `${recipientKind}|${recipientId}`)
  const chats = groupChannels.some((channel) => facts.channels.includes(channel))
  // By key: a reissued sheet of the same pack is the same duty.
  const planned = new Map<string, PlannedMessage>()
  for (const ladder of openLadders(facts)) {
    const { recipient, deadlineKey, deadline } = ladder
    const purpose = purposes.get(ladder.purpose)
    // An office without robots has no chat to remind.
    if (purpose === undefined || (recipient.kind === 'group' && !chats)) continue
    const wish = wishOf(wishes.get(`${recipient.kind}|${recipient.id}`) ?? [], recipient, purpose.id)
    const { route, obstacle } = routeTo(recipient, wish?.channels ?? purpose.channels, facts.channels)
    // A purpose that a call does not send to chats is not planned for them at all.
    if (recipient.kind === 'group' && obstacle !== null) continue
    for (const [index, step] of steps(purpose, ladder).entries()) {
      const key = messageKey(recipient, purpose.id, deadlineKey, step.rung)
      const blocked = step.calendarMissing ? ('calendar-year-missing' as const) : obstacle
      const verdict = judge(index, steps(purpose, ladder), ladder, clock, now)
      const { rung } = step
      planned.set(key, {
        key,
        recipient,
        purpose: purpose.id,
        deadlineKey,
        deadline,
        rung,
        route,
        obstacle: blocked,
        ladder,
        ...verdict,
      })
    }
  }
  return [...planned.values()]
}
