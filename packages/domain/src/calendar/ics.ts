/** One date of a calendar (RFC 5545). */
export interface CalendarEntry {
  /** Stays the same when the date moves, so that calendar programs move it too. */
  readonly uid: string
  /** Rises with every change. */
  readonly sequence: number
  readonly at: Temporal.Instant
  /** Absent: a moment. */
  readonly until?: Temporal.Instant
  readonly summary: string
  readonly description: string
  readonly location?: string
}

const stamp = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '').replace(/\.\d+/, '')

/** RFC 5545 §3.3.11; control characters have no place in a text. */
const escaped = (value: string): string =>
  value
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    // oxlint-disable-next-line no-control-regex -- exactly these are to go
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

const octets = (codePoint: number): number => (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4)

/** RFC 5545 §3.1: at most 75 octets a line, never in the middle of a character. */
const folded = (line: string): string => {
  let out = ''
  let used = 0
  for (const character of line) {
    const size = octets(character.codePointAt(0) ?? 0)
    if (used + size > 75) {
      out += '\r\n '
      used = 1
    }
    out += character
    used += size
  }
  return out
}

/** A calendar as bytes of text/calendar: CRLF, folded, in UTC, so that no zone definition is needed. An hour before, programs may ring. */
export const writeCalendar = (name: string, entries: readonly CalendarEntry[], writtenAt: Temporal.Instant): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//zhengji//reminders//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...entries.flatMap(({ uid, sequence, at, until, summary, description, location }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `SEQUENCE:${sequence}`,
      `DTSTAMP:${stamp(writtenAt)}`,
      `DTSTART:${stamp(at)}`,
      ...(until === undefined ? [] : [`DTEND:${stamp(until)}`]),
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      ...(location === undefined ? [] : [`LOCATION:${escaped(location)}`]),
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(summary)}`,
      'TRIGGER:-PT1H',
      'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
