import { applicationStatuses, type ApplicationStatus } from '@zhengji/domain/application/status'

/** Steps of the road in order; the key names the step's text. */
export const funnelSteps = ['registered', 'delivered', 'accepted', 'reviewed', 'scored', 'shortlisted', 'publicised', 'qualified'] as const
export type FunnelStep = (typeof funnelSteps)[number]

/**
 * How far a status has certainly come. What was refused or withdrawn had been delivered; how much further it got, the status alone
 * does not tell. A voided registration never counts.
 */
const reached: Readonly<Record<ApplicationStatus, FunnelStep | null>> = {
  draft: 'registered',
  received: 'delivered',
  correcting: 'delivered',
  accepted: 'accepted',
  'under-review': 'reviewed',
  scored: 'scored',
  shortlisted: 'shortlisted',
  'not-selected': 'scored',
  publicised: 'publicised',
  qualified: 'qualified',
  expired: 'qualified',
  refused: 'delivered',
  withdrawn: 'delivered',
  revoked: 'qualified',
  voided: null,
}

export interface FunnelRow {
  readonly step: FunnelStep
  /** Applications that have come at least this far. */
  readonly count: number
  /** The statuses that make up the count, for the list behind it. */
  readonly statuses: readonly ApplicationStatus[]
}

export const funnelOf = (counts: Readonly<Record<string, number>>): readonly FunnelRow[] =>
  funnelSteps.map((step, at) => {
    const statuses = applicationStatuses.filter((status) => {
      const furthest = reached[status]
      return furthest !== null && funnelSteps.indexOf(furthest) >= at
    })
    return { step, statuses, count: statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0) }
  })
