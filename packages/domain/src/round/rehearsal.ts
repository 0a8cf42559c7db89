import type { CallDefinition } from '../call/definition.ts'
import type { RoundPlan } from './announced.ts'

export interface RehearsalWish {
  /** As the officer typed it; marked as a rehearsal when it does not say so itself. */
  readonly name: string
  /** Counts the rehearsal rounds of the call from 1; the database keeps prefixes unique. */
  readonly ordinal: number
  readonly now: Temporal.Instant
  /** Whole minutes ≥ 1, see `createRehearsalInput`. */
  readonly closesInMinutes: number
}

/** `YL1-CQFP2026`: 演练 stands first, so that no number of a rehearsal can be taken for a real one, not even cut off at the end. */
export const rehearsalPrefix = (numberPrefix: string, ordinal: number): string => `YL${ordinal}-${numberPrefix}`

export const isRehearsalPrefix = (prefix: string): boolean => /^YL[1-9]\d*-/.test(prefix)

/** A rehearsal (演练) of the same definition: opens now, closes so many minutes later. Ordinal and minutes below 1 throw a RangeError. */
export const rehearsalRound = (definition: CallDefinition, wish: RehearsalWish): RoundPlan => {
  for (const count of [wish.ordinal, wish.closesInMinutes]) {
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`not a whole number from 1 on: ${count}`)
  }
  return {
    realm: 'rehearsal',
    name: wish.name.includes('演练') ? wish.name : `${wish.name}（演练）`,
    numberPrefix: rehearsalPrefix(definition.numberPrefix, wish.ordinal),
    opensAt: wish.now,
    closesAt: wish.now.add({ minutes: wish.closesInMinutes }),
  }
}

/**
 * Minutes from now to the close of the hall so many calendar days ahead (0 = today) in the call's zone, rounded up; what a
 * form proposes so that a rehearsal ends like the real one. A close that has passed already counts for the next day.
 */
export const minutesToHallClose = (definition: CallDefinition, now: Temporal.Instant, daysAhead: number): number => {
  const today = now.toZonedDateTimeISO(definition.timeZone)
  const close = today
    .toPlainDate()
    .add({ days: daysAhead })
    .toZonedDateTime({ timeZone: definition.timeZone, plainTime: definition.schedule.hallClosesAt })
  const minutesTo = (target: Temporal.ZonedDateTime) => Math.ceil((target.epochMilliseconds - now.epochMilliseconds) / 60_000)
  const minutes = minutesTo(close)
  return minutes >= 1 ? minutes : minutesTo(close.add({ days: 1 }))
}
