import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ReminderPurposeId } from '@zhengji/domain/call/definition'
import { id, instant } from './columns.ts'
import { rounds } from './round.ts'

/** WORK ROW: one message per (recipient, purpose, deadline, rung, channel). The unique key is what makes a reminder arrive once. */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    recipientKind: text('recipient_kind').$type<'applicant' | 'expert' | 'user'>().notNull(),
    /** application, expert or user id */
    recipientId: uuid('recipient_id').notNull(),
    purpose: text('purpose').$type<ReminderPurposeId>().notNull(),
    /** Which deadline and which version of it: `closes-at:2`, `correction:<notice>`, `sheets-due:<pack>` */
    deadlineKey: text('deadline_key').notNull(),
    rung: text('rung').notNull(),
    channel: text('channel').$type<'in-app' | 'email'>().notNull(),
    /** e-mail address, or empty for in-app */
    address: text('address').notNull(),
    dueAt: instant('due_at').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    status: text('status').$type<'queued' | 'sent' | 'failed' | 'skipped'>().notNull(),
    reason: text('reason'),
    readAt: instant('read_at'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    uniqueIndex('messages_once').on(t.roundId, t.recipientKind, t.recipientId, t.purpose, t.deadlineKey, t.rung, t.channel),
    index('messages_status').on(t.status, t.dueAt),
    index('messages_recipient').on(t.recipientKind, t.recipientId),
  ],
)

/** APPEND-ONLY. Every attempt with the provider's answer: the proof of delivery. */
export const messageAttempts = pgTable(
  'message_attempts',
  {
    id: id(),
    messageId: uuid('message_id')
      .notNull()
      .references(() => messages.id),
    attemptedAt: instant('attempted_at').notNull(),
    outcome: text('outcome').$type<'accepted' | 'refused' | 'unreachable'>().notNull(),
    answer: jsonb('answer').notNull(),
    durationMs: integer('duration_ms').notNull(),
  },
  (t) => [index('message_attempts_message').on(t.messageId)],
)
