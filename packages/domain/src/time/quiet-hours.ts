import type { QuietHours } from '../call/definition.ts'

/** Nobody is disturbed from 21:00 (inclusive) to 08:00 (exclusive), wall-clock time of the call's zone, unless a call says otherwise. */
export const defaultQuietHours: QuietHours = { from: 21, until: 8 }

/** Half an hour before the quiet hours, so that a slow mail server does not deliver inside them. */
const lastCallMinutes = 30

export const isQuiet = (instant: Temporal.Instant, timeZone: string, quiet: QuietHours = defaultQuietHours): boolean => {
  const { hour } = instant.toZonedDateTimeISO(timeZone)
  return hour >= quiet.from || hour < quiet.until
}

/** The instant itself, or half an hour before the quiet hours that it falls into (20:30 by default): earlier, never later. */
export const pulledForward = (instant: Temporal.Instant, timeZone: string, quiet: QuietHours = defaultQuietHours): Temporal.Instant => {
  if (!isQuiet(instant, timeZone, quiet)) return instant
  const local = instant.toZonedDateTimeISO(timeZone)
  const evening = local.hour >= quiet.from ? local : local.subtract({ days: 1 })
  return evening.withPlainTime({ hour: quiet.from }).subtract({ minutes: lastCallMinutes }).toInstant()
}

/** The first instant from now on at which somebody may be disturbed. */
export const nextAwake = (now: Temporal.Instant, timeZone: string, quiet: QuietHours = defaultQuietHours): Temporal.Instant => {
  if (!isQuiet(now, timeZone, quiet)) return now
  const local = now.toZonedDateTimeISO(timeZone)
  const morning = local.hour >= quiet.from ? local.add({ days: 1 }) : local
  return morning.withPlainTime({ hour: quiet.until }).toInstant()
}
