import type { ApplicationStatus } from '../application/status.ts'
import type { RankedApplicant } from './compute.ts'

/** How a run stands when something is printed from it. */
export type RunMark = 'draft' | 'approved' | 'superseded'

const standing: readonly ApplicationStatus[] = ['shortlisted', 'publicised', 'qualified', 'expired']

export interface PublicityList {
  /** In the order of their ranks. */
  readonly selected: readonly RankedApplicant[]
  readonly waiting: readonly RankedApplicant[]
}

/**
 * Whom a notice names (公示). Of an approved result those who stand as selected now: whoever withdrew or was revoked is gone, whoever
 * moved up from the waiting list (递补) is among them. Before the approval nobody stands yet and the ranking's own outcomes count.
 */
export const listForPublicity = (
  ranking: readonly RankedApplicant[],
  statusOf: (applicationId: string) => ApplicationStatus | undefined,
  mark: RunMark,
): PublicityList => {
  const ranked = ranking.filter(({ rank }) => rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  if (mark !== 'approved')
    return { selected: ranked.filter(({ outcome }) => outcome === 'place'), waiting: ranked.filter(({ outcome }) => outcome === 'waiting') }
  const status = ({ applicationId }: RankedApplicant) => statusOf(applicationId)
  return {
    selected: ranked.filter((one) => standing.includes(status(one) ?? 'voided')),
    waiting: ranked.filter((one) => one.outcome === 'waiting' && status(one) === 'not-selected'),
  }
}
