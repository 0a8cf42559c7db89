import type { ProposalView } from '../proposal/view.ts'
import type { QualificationStanding } from './qualification.ts'
import type { RoleResult } from './compute.ts'

/** What comes after the approval: publicity, objections, who is confirmed. */
export interface QualificationView extends QualificationStanding {
  /** ISO instant; null as `endsAt`. */
  readonly startsAt: string | null
  readonly shortlisted: number
  readonly qualified: number
}

export interface ResultRunView {
  readonly id: string
  readonly version: number
  readonly status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly failure: string | null
  readonly tieSeed: string
  readonly inputHash: string | null
  readonly computedAt: string | null
  readonly requestedBy: string
  readonly requestedAt: string
  readonly roles: readonly RoleResult[]
  readonly proposal: ProposalView | null
  /** The scores have changed since this run. */
  readonly stale: boolean
}
