export interface Window {
  readonly opensAt: Temporal.Instant
  readonly closesAt: Temporal.Instant
}

export type Timing = 'early' | 'in-time' | 'late'

/**
 * Where `now` stands to a half-open window, `opensAt <= now < closesAt`: the opening instant is in time, the cut-off itself is late.
 * Instants only, so no zone and no daylight saving can shift it.
 */
export const timing = ({ opensAt, closesAt }: Window, now: Temporal.Instant): Timing => {
  if (Temporal.Instant.compare(now, opensAt) < 0) return 'early'
  return Temporal.Instant.compare(now, closesAt) < 0 ? 'in-time' : 'late'
}
