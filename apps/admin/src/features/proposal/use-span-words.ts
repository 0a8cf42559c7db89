import { splitSpan } from '../../components/format.ts'
import { useLocale } from '../../i18n/use-locale.ts'

const units = ['days', 'hours', 'minutes', 'seconds'] as const

/** `2 天 3 小时`: a span in milliseconds in words, without what is 0; less than a second counts as one. */
export function useSpanWords() {
  const { t } = useLocale()
  return (milliseconds: number): string => {
    const span = splitSpan(milliseconds)
    return units
      .filter((unit) => span[unit] > 0)
      .map((unit) => t(`dashboard.rest.${unit}`, { n: span[unit] }))
      .join(' ')
  }
}
