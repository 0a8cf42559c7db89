/** Nobody is disturbed from 21:00 (inclusive) to 08:00 (exclusive), wall-clock time of the call's zone. */
const quietFrom = 21
const quietUntil = 8
/** Half an hour before the quiet hours, so that a slow mail server does not deliver inside them. */
const lastCall = { hour: 20, minute: 30 }

export const isQuiet = (instant: Temporal.Instant, timeZone: string): boolean => {
  const { hour } = instant.toZonedDateTimeISO(timeZone)
  return hour >= quietFrom || hour < quietUntil
}

/** The instant itself, or 20:30 of the evening before it when it falls into the quiet hours: earlier, never later. */
export const pulledForward = (instant: Temporal.Instant, timeZone: string): Temporal.Instant => {
  if (!isQuiet(instant, timeZone)) return instant
  const local = instant.toZonedDateTimeISO(timeZone)
  const evening = local.hour >= quietFrom ? local : local.subtract({ days: 1 })
  return evening.withPlainTime(lastCall).toInstant()
}

/** The first instant from now on at which somebody may be disturbed. */
export const nextAwake = (now: Temporal.Instant, timeZone: string): Temporal.Instant => {
  if (!isQuiet(now, timeZone)) return now
  const local = now.toZonedDateTimeISO(timeZone)
  const morning = local.hour >= quietFrom ? local.add({ days: 1 }) : local
  return morning.withPlainTime({ hour: quietUntil }).toInstant()
}
