import type { LocalizedText } from '../text.ts'

/** What people call the zone; others are named by their IANA id. */
const zoneNames: Readonly<Record<string, LocalizedText>> = { 'Asia/Shanghai': { zh: '北京时间', en: 'Beijing time' } }

const two = (value: number): string => String(value).padStart(2, '0')

/** An instant as wall-clock time of the call's zone, to the minute: `2026年1月28日 17:30（北京时间）`. */
export const wallClock = (instant: Temporal.Instant, timeZone: string): LocalizedText => {
  const { year, month, day, hour, minute } = instant.toZonedDateTimeISO(timeZone)
  const zone = zoneNames[timeZone] ?? { zh: timeZone, en: timeZone }
  return {
    zh: `${year}年${month}月${day}日 ${two(hour)}:${two(minute)}（${zone.zh}）`,
    en: `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)} (${zone.en})`,
  }
}
