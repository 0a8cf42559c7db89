import type { ProposalView } from '../proposal/view.ts'
import type { QualificationStanding } from './qualification.ts'
import type { DrawView, PanelMemberView, PoolExclusion, RecusalView } from '../expert/view.ts'
import type { AbnormalCaseView } from '../score/view.ts'
import type { SheetCounts } from '../sheet/returned.ts'
import type { RoleResult } from './compute.ts'
import type { RunMark } from './publicity.ts'

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

/** How the run stands that a paper is printed from. */
export interface PaperStanding {
  readonly mark: RunMark
  /** Version of the run that was approved after this one, when it is superseded. */
  readonly supersededBy: number | null
  /** When it was approved, ISO instant. */
  readonly approvedAt: string | null
}

export interface PublicLine {
  readonly rank: number
  readonly number: string
  readonly name: string
  readonly creditCode: string
}

/** 公示 of a result: per role who is selected and who waits, and for how long it is public. */
export interface PublicityDocument extends PaperStanding {
  readonly runId: string
  readonly version: number
  readonly roundId: string
  readonly rehearsal: boolean
  /** As recorded; null before the publicity is. The first day does not count. */
  readonly period: { readonly startsAt: string; readonly endsAt: string } | null
  readonly roles: readonly { readonly role: string; readonly selected: readonly PublicLine[]; readonly waiting: readonly PublicLine[] }[]
}

/** 评审会议纪要: how the panel came about, what it was given and gave back, and what came of it. */
export interface MinutesDocument extends PaperStanding {
  readonly runId: string
  readonly version: number
  readonly roundId: string
  readonly rehearsal: boolean
  /** The scores have changed since this run. */
  readonly stale: boolean
  readonly computedAt: string
  readonly tieSeed: string
  readonly inputHash: string
  /** As recorded, with the note that was made; null when no date was. */
  readonly meeting: { readonly startsAt: string; readonly note: string } | null
  readonly draw: (Omit<DrawView, 'id' | 'excluded'> & { readonly excluded: Readonly<Record<PoolExclusion['reason'], number>> }) | null
  /** Replaced ones included, by position; substitutes that were not needed left out. */
  readonly members: readonly PanelMemberView[]
  readonly substitutes: number
  readonly recusals: readonly {
    readonly expertName: string
    readonly number: string
    readonly name: string
    readonly kind: RecusalView['kind']
    readonly reason: string
  }[]
  readonly sheets: SheetCounts
  /** Oldest first. */
  readonly cases: readonly AbnormalCaseView[]
  readonly roles: readonly RoleResult[]
}
