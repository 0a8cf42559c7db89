import type { ApplicationStatus } from '../application/status.ts'

/** Everything the plan depends on, as the database has it now. */
export interface ReminderFacts {
  readonly round: {
    readonly id: string
    readonly name: string
    readonly realm: 'real' | 'rehearsal'
    readonly closesAt: Temporal.Instant
    /** Rises with every moved deadline, so that everything is planned anew. */
    readonly deadlineVersion: number
    readonly sheetsDueAt: Temporal.Instant | null
  }
  readonly applications: readonly {
    readonly id: string
    readonly status: ApplicationStatus
    readonly number: string | null
    readonly enterpriseName: string
    readonly email: string | null
    readonly missingScans: boolean
    /** When there was first something to do; rungs before it are not made up for. Absent: since always. */
    readonly createdAt?: Temporal.Instant
    readonly openNotice: { readonly id: string; readonly dueAt: Temporal.Instant; readonly issuedAt?: Temporal.Instant } | null
  }[]
  readonly sheets: readonly {
    readonly expertId: string
    readonly expertName: string
    readonly email: string | null
    readonly packId: string
    readonly number?: string
    /** Null: the round's `sheetsDueAt`; when that is null too nobody is reminded. */
    readonly dueAt: Temporal.Instant | null
    readonly issuedAt?: Temporal.Instant
    readonly complete: boolean
  }[]
  readonly reviewers: readonly { readonly userId: string; readonly name: string; readonly openReviews: number }[]
}
