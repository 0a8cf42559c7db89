import type { LocalizedText } from '../text.ts'

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

/** How much time is left, rounded down to minutes, never more than two units: `1 天 3 小时`, `45 分钟`. Nothing left reads as less than a minute. */
export const restInWords = (now: Temporal.Instant, deadline: Temporal.Instant): LocalizedText => {
  const minutes = Math.max(0, Math.floor((deadline.epochMilliseconds - now.epochMilliseconds) / 60_000))
  const parts = [
    { count: Math.floor(minutes / 1440), zh: '天', en: 'day' },
    { count: Math.floor((minutes % 1440) / 60), zh: '小时', en: 'hour' },
    { count: minutes % 60, zh: '分钟', en: 'minute' },
  ]
  const first = parts.findIndex(({ count }) => count > 0)
  if (first < 0) return { zh: '不足 1 分钟', en: 'less than a minute' }
  const shown = parts.slice(first, first + 2).filter(({ count }) => count > 0)
  return {
    zh: shown.map(({ count, zh }) => `${count} ${zh}`).join(' '),
    en: shown.map(({ count, en }) => plural(count, en)).join(' '),
  }
}
