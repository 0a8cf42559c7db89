import type { CalendarEntry } from '@zhengji/domain/calendar/ics'
import type { CallDefinition } from '@zhengji/domain/call/definition'

/** `closes-at:2` → the date `closes-at` in its second version: calendar programs then move what they have instead of adding another. */
const versionOf = (deadlineKey: string): { readonly name: string; readonly sequence: number } => {
  const parts = /^(.*):(\d{1,6})$/.exec(deadlineKey)
  return { name: parts?.[1] ?? deadlineKey, sequence: Number(parts?.[2] ?? 0) }
}

/** A date of a round as a calendar shows it. */
export const entryOf = (
  definition: CallDefinition,
  roundId: string,
  date: { readonly key: string; readonly at: Temporal.Instant; readonly summary: string; readonly description: string },
): CalendarEntry => {
  const { name, sequence } = versionOf(date.key)
  return {
    uid: `${name}.${roundId}@zhengji`,
    sequence,
    at: date.at,
    summary: date.summary,
    description: date.description,
    location: `${definition.delivery.place.zh},${definition.delivery.address.zh}`,
  }
}
