import { bilingual, refuse, type Refusal } from '../refusal/refusal.ts'
import { wallClock } from '../time/wall-clock.ts'

/** How far the publicity of a result has come. */
export interface QualificationStanding {
  /** ISO instant at which the recorded publicity ends (exclusive); null: none runs. */
  readonly endsAt: string | null
  /** Objections without an answer; each holds up the confirmation. */
  readonly openObjections: number
  /** Applications that are being made public. */
  readonly publicised: number
}

/** Whether those made public may be confirmed: after the last working day, with every objection answered. */
export const checkQualifiable = (
  { endsAt, openObjections, publicised }: QualificationStanding,
  now: Temporal.Instant,
  timeZone: string,
): { readonly ok: true } | Refusal => {
  if (endsAt === null) return refuse('publicity-missing')
  if (publicised === 0) return refuse('nobody-publicised')
  const end = Temporal.Instant.from(endsAt)
  if (Temporal.Instant.compare(now, end) < 0) return refuse('publicity-running', { until: bilingual(wallClock(end, timeZone)) })
  return openObjections > 0 ? refuse('objections-open', { count: openObjections }) : { ok: true }
}
