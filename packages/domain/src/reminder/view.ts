import type { OutwardChannel, ReminderPurposeId, Rung } from '../call/definition.ts'
import type { LocalizedText } from '../text.ts'
import type { Channel } from './channel.ts'
import type { AttemptOutcome } from './delivery.ts'
import type { MessageStatus } from './reconcile.ts'

export type MessagePurpose = ReminderPurposeId | 'broadcast'

export interface PlannedMessageRow {
  /** Null: planned by the very call, no row yet (the sweep writes it within half a minute). */
  readonly id: string | null
  readonly key: string
  readonly recipientKind: 'applicant' | 'expert' | 'user' | 'group'
  readonly recipientId: string
  readonly recipientName: string
  readonly purpose: MessagePurpose
  readonly rung: string
  readonly deadline: string | null
  readonly dueAt: string
  /** What the rung names, when quiet hours moved it. */
  readonly movedFrom: string | null
  readonly route: readonly OutwardChannel[]
  readonly channel: Channel | null
  readonly status: MessageStatus
  readonly reason: string | null
  readonly sentAt: string | null
}

/** A message that is there as a row. */
export interface WrittenMessage extends PlannedMessageRow {
  readonly id: string
}

/** One of the attempts: the proof. */
export interface AttemptView {
  readonly number: number
  readonly channel: Channel
  readonly outcome: AttemptOutcome
  readonly at: string
  readonly durationMs: number
  readonly code: string
  readonly text: string
  /** Who telephoned, or recorded a letter that came back. */
  readonly by: string | null
}

/** A message as it went to somebody, with everything that was tried. */
export interface MessageRecord extends WrittenMessage {
  readonly subject: string
  readonly body: string
  /** Masked, as it was when it was sent. */
  readonly address: string
  readonly attempts: readonly AttemptView[]
}

export interface ReminderRuleView {
  readonly purpose: ReminderPurposeId
  /** 0: what the call says. */
  readonly version: number
  readonly active: boolean
  readonly rungs: readonly Rung[]
  readonly channels: readonly OutwardChannel[]
  readonly subject: LocalizedText
  readonly body: LocalizedText
  readonly changedBy: string | null
  readonly changedAt: string | null
  readonly reason: string | null
}

export interface DryRunRow {
  readonly recipientKind: PlannedMessageRow['recipientKind']
  readonly recipientName: string
  readonly purpose: ReminderPurposeId
  readonly rung: string
  readonly dueAt: string
  /** Only of what moves: where it stands now. */
  readonly fromDueAt: string | null
}

/** What would change; of each list the first 200, with the whole number beside. */
export interface DryRun {
  readonly cancelled: readonly DryRunRow[]
  readonly cancelledCount: number
  readonly added: readonly DryRunRow[]
  readonly addedCount: number
  readonly moved: readonly DryRunRow[]
  readonly movedCount: number
  readonly unchanged: number
}

export interface TextPreview {
  /** The recipient whose data were used; null: nobody is reminded of this now, so the names are samples. */
  readonly recipientName: string | null
  readonly zh: { readonly subject: string; readonly body: string }
  readonly en: { readonly subject: string; readonly body: string }
}

export interface BroadcastPreview {
  readonly count: number
  readonly names: readonly string[]
  /** Of those, who can be reached by none of the installation's channels. */
  readonly unreachable: readonly string[]
  readonly sample: { readonly subject: string; readonly body: string } | null
  /** True: a second person has to approve. */
  readonly fourEyes: boolean
}

export interface BroadcastOutcome {
  readonly count: number
  /** Set when a second person has to approve first. */
  readonly proposalId: string | null
}

export interface RouteWishView {
  readonly purpose: ReminderPurposeId | null
  /** Null: as the purpose says. */
  readonly channels: readonly OutwardChannel[] | null
  readonly locale: 'zh' | 'en'
  readonly setBy: string
  readonly setAt: string
}

/** How somebody of the staff is reached in every round, besides the inbox, which nobody can turn off. */
export interface OwnReach {
  readonly email: string | null
  readonly phone: string | null
  readonly locale: 'zh' | 'en'
  /** Wishes that count; a purpose without one goes as the call says. */
  readonly wishes: readonly { readonly purpose: ReminderPurposeId; readonly channels: readonly OutwardChannel[] | null }[]
  /** Of the account. */
  readonly revision: number
}

export interface RoundDateView {
  readonly id: string
  readonly kind: 'panel-meeting' | 'publicity' | 'objection'
  readonly applicationId: string | null
  readonly enterpriseName: string | null
  readonly version: number
  readonly startsAt: string
  readonly endsAt: string
  readonly closedAt: string | null
  readonly note: string
  readonly recordedBy: string
}

/** The channels of this installation and what they are limited to. */
export interface ChannelView {
  readonly channel: OutwardChannel
  readonly present: boolean
}

export interface InboxMessage {
  readonly id: string
  readonly roundId: string
  readonly purpose: MessagePurpose
  readonly subject: string
  readonly body: string
  readonly createdAt: string
  readonly readAt: string | null
}
