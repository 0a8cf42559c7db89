import { faultsOf, isWholeNumber, type Check } from './fault.ts'

const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** The value of `run`, or null when it throws: Temporal tells a bad date or zone only by throwing. */
const attempt = <Value>(run: () => Value): Value | null => {
  try {
    return run()
  } catch {
    return null
  }
}

/** Dates exist, carry the offset of the call's own zone, and stand in order: published ≤ opens < closes. */
export const checkSchedule: Check = (definition) => {
  const { faults, report } = faultsOf(definition)
  const { schedule, timeZone } = definition

  const local = (name: 'opensAt' | 'closesAt'): Temporal.ZonedDateTime | null => {
    const written = schedule[name]
    const instant = instantForm.test(written) ? attempt(() => Temporal.Instant.from(written)) : null
    if (instant === null) {
      report('instant-form', `schedule.${name}`, `“${written}” is not an instant with date, time and offset`)
      return null
    }
    const zoned = attempt(() => instant.toZonedDateTimeISO(timeZone))
    if (zoned !== null && !written.endsWith(zoned.offset)) {
      report('offset-foreign', `schedule.${name}`, `“${written}” does not carry ${zoned.offset}, the offset of ${timeZone} at that time`)
    }
    return zoned
  }

  if (attempt(() => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)) === null) {
    report('zone-unknown', 'timeZone', `“${timeZone}” is not an IANA time zone`)
  }
  const opens = local('opensAt')
  const closes = local('closesAt')
  if (opens !== null && closes !== null && Temporal.ZonedDateTime.compare(opens, closes) >= 0) {
    report('dates-unordered', 'schedule', `opens at ${schedule.opensAt}, which is not before the cut-off ${schedule.closesAt}`)
  }
  const published = attempt(() => Temporal.PlainDate.from(definition.source.publishedOn))
  if (published === null) report('instant-form', 'source.publishedOn', `“${definition.source.publishedOn}” is not a date`)
  else if (opens !== null && Temporal.PlainDate.compare(published, opens.toPlainDate()) > 0) {
    report('dates-unordered', 'source.publishedOn', `published on ${published.toString()}, after the window opens (${schedule.opensAt})`)
  }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(schedule.hallClosesAt))
    report('hall-time-form', 'schedule.hallClosesAt', `“${schedule.hallClosesAt}” is not a time HH:MM`)

  const counts: readonly (readonly [string, number])[] = [
    ['correction.hours', definition.correction.hours],
    ['publicity.workingDays', definition.publicity.workingDays],
    ['retention.years', definition.retention.years],
  ]
  for (const [at, count] of counts)
    if (!isWholeNumber(count, 1)) report('count-out-of-range', at, `${count} is not a whole number from 1 on`)
  return faults
}
