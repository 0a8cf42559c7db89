import type { Locale } from '../text.ts'

/** What stands on a sheet of a blind review in place of an applicant's number and name. `position` ≥ 1. */
export const blindLabel = (position: number, locale: Locale): string => (locale === 'zh' ? `申请人 ${position}` : `Applicant ${position}`)

/**
 * A position for every applicant of a round: one that was given stays, whatever comes later, so that the panel means the same
 * applicant on all its sheets. New ones follow the last, in the order of their lots: neither the number nor the day of the delivery
 * shows. `digest`: SHA-256, lower-case hex, of UTF-8 text.
 */
export const blindPositions = (
  roundId: string,
  applicationIds: readonly string[],
  given: ReadonlyMap<string, number>,
  digest: (text: string) => string,
): ReadonlyMap<string, number> => {
  const last = Math.max(0, ...given.values())
  const fresh = applicationIds
    .filter((id) => !given.has(id))
    .map((id) => ({ id, lot: digest(`${roundId}:${id}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
  return new Map([...given, ...fresh.map(({ id }, index) => [id, last + index + 1] as const)])
}
