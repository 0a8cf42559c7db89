import type { ReminderPurposeId } from '../call/definition.ts'

export interface PlannedMessageRow {
  readonly key: string
  readonly recipientKind: 'applicant' | 'expert' | 'user'
  readonly recipientName: string
  readonly purpose: ReminderPurposeId
  readonly rung: string
  readonly channel: 'in-app' | 'email'
  readonly dueAt: string
  readonly status: 'planned' | 'queued' | 'sent' | 'failed' | 'skipped'
  readonly reason: string | null
  readonly sentAt: string | null
}

export interface InboxMessage {
  readonly id: string
  readonly roundId: string
  readonly subject: string
  readonly body: string
  readonly createdAt: string
  readonly readAt: string | null
}
