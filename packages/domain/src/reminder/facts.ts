import type { ApplicationStatus } from '../application/status.ts'
import type { OutwardChannel, ReminderPurposeId } from '../call/definition.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Locale } from '../text.ts'

export interface Contact {
  readonly email: string | null
  readonly phone: string | null
}

/** A date of the round that is no part of its definition, in its newest version. */
export interface RoundDate {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** Rises with every change, so that everything is planned anew. */
  readonly version: number
}

export interface ApplicationFacts extends Contact {
  readonly id: string
  readonly status: ApplicationStatus
  readonly number: string | null
  readonly enterpriseName: string
  readonly missingScans: boolean
  /** When there was first something to do; rungs before it are not made up for. Null: since always. */
  readonly createdAt: Temporal.Instant | null
  readonly openNotice: { readonly id: string; readonly dueAt: Temporal.Instant; readonly issuedAt: Temporal.Instant | null } | null
  /** An objection (异议) of this applicant: `answeredAt` is null while its clock runs. */
  readonly objection: (RoundDate & { readonly answeredAt: Temporal.Instant | null }) | null
}

export interface SheetFacts extends Contact {
  readonly expertId: string
  readonly expertName: string
  readonly packId: string
  readonly number: string
  /** Null: the round's `sheetsDueAt`; when that is null too nobody is reminded. */
  readonly dueAt: Temporal.Instant | null
  readonly issuedAt: Temporal.Instant | null
  readonly state: 'issued' | 'incomplete' | 'complete'
}

/** Somebody of the office with what waits for them in this round; 0 is nothing. */
export interface StaffFacts extends Contact {
  readonly userId: string
  readonly name: string
  readonly reviews: number
  readonly approvals: readonly { readonly proposalId: string; readonly proposedAt: Temporal.Instant }[]
  readonly counter: boolean
  readonly sheets: boolean
  readonly results: boolean
  readonly reminders: boolean
}

/** What somebody wished about how to be reached; the newest wish counts. */
export interface RouteWish {
  readonly recipientKind: 'applicant' | 'expert' | 'user'
  readonly recipientId: string
  /** Null: for every purpose that has no wish of its own. */
  readonly purpose: ReminderPurposeId | null
  /** Null: as the purpose says. */
  readonly channels: readonly OutwardChannel[] | null
  readonly locale: Locale
}

/** Everything the plan depends on, as the database has it now. */
export interface ReminderFacts {
  readonly round: {
    readonly id: string
    readonly name: string
    readonly realm: 'real' | 'rehearsal'
    readonly opensAt: Temporal.Instant
    readonly closesAt: Temporal.Instant
    /** Rises with every moved deadline, so that everything is planned anew. */
    readonly deadlineVersion: number
    readonly sheetsDueAt: Temporal.Instant | null
  }
  readonly applications: readonly ApplicationFacts[]
  readonly sheets: readonly SheetFacts[]
  /** Experts who sit on the panel. */
  readonly members: readonly (Contact & { readonly expertId: string; readonly name: string })[]
  readonly staff: readonly StaffFacts[]
  readonly meeting: RoundDate | null
  readonly publicity: RoundDate | null
  /** Counts of the whole round, also when only one recipient is looked at. */
  readonly counts: {
    readonly drafts: number
    readonly sheetsOut: readonly {
      readonly packId: string
      readonly count: number
      readonly dueAt: Temporal.Instant | null
      readonly issuedAt: Temporal.Instant | null
    }[]
    readonly openObjections: readonly (RoundDate & { readonly applicationId: string })[]
    /** Messages that no channel could deliver and nobody has telephoned about. */
    readonly undelivered: { readonly count: number; readonly latestAt: Temporal.Instant } | null
  }
  readonly wishes: readonly RouteWish[]
  /** Channels that this installation has. */
  readonly channels: readonly OutwardChannel[]
  readonly calendar: WorkingCalendar
}
