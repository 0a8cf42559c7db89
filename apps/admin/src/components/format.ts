import type { Locale } from '@zhengji/domain/text'

const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-01-28 17:00` in the given zone; `seconds` adds `:00`. An empty instant gives a dash. */
export const formatInstant = (iso: string | null | undefined, timeZone = 'Asia/Shanghai', seconds = false): string => {
  if (!iso) return '—'
  const at = Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone)
  const minute = `${at.toPlainDate().toString()} ${two(at.hour)}:${two(at.minute)}`
  return seconds ? `${minute}:${two(at.second)}` : minute
}

/** Dates as documents write them: `2026年1月28日 17:30`, `28 January 2026 at 17:30`; `time` says how exact. */
export const formatForPaper = (iso: string, timeZone: string, locale: Locale, time: 'none' | 'minute' | 'second' = 'none'): string => {
  const timeStyle = { none: undefined, minute: 'short', second: 'medium' } as const
  const format = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeStyle: timeStyle[time], timeZone })
  return format.format(Temporal.Instant.from(iso).epochMilliseconds)
}

/** Units of relative time with their milliseconds, the largest first; a month is taken as 30 days. */
const spans = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

const language = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en-GB')
const momentOf = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds

/** `周三`, `Wed` in the given zone. */
export const weekdayOf = (iso: string, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(language(locale), { weekday: 'short', timeZone }).format(momentOf(iso))

/** `2026-01-28 17:00 周三`: an instant as pages show it. Where it does not stand inside a text, `InstantText` does. */
export const tellInstant = (iso: string, timeZone: string, locale: Locale, seconds = false): string =>
  `${formatInstant(iso, timeZone, seconds)} ${weekdayOf(iso, timeZone, locale)}`

/** Distance from `now` (milliseconds since 1970): `3天前`, `in 2 hours`. */
export const distanceOf = (iso: string, locale: Locale, now: number): string => {
  const at = momentOf(iso)
  const [unit, length] = spans.find(([, milliseconds]) => Math.abs(at - now) >= milliseconds) ?? spans[5]
  return new Intl.RelativeTimeFormat(language(locale), { numeric: 'always' }).format(Math.trunc((at - now) / length), unit)
}

/** `1.4 MB`; powers of 1,000 as operating systems' file lists in Chinese offices do not agree anyway. */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${(bytes / 1_000_000_000).toFixed(2)} GB`
}

export interface Rest {
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

/** What is left of a span in whole seconds, rounded up: at 0 s it is over, at 1 ms it shows 1 s. */
export const splitSpan = (milliseconds: number): Rest => {
  const total = Math.max(0, Math.ceil(milliseconds / 1000))
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
  }
}
