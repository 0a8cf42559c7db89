import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { OutwardChannel, ReminderPurposeId, Rung } from '@zhengji/domain/call/definition'
import type { OfficialDay } from '@zhengji/domain/calendar/official-days'
import type { Channel } from '@zhengji/domain/reminder/channel'
import type { AttemptOutcome } from '@zhengji/domain/reminder/delivery'
import type { MessageStatus } from '@zhengji/domain/reminder/reconcile'
import type { MessagePurpose } from '@zhengji/domain/reminder/view'
import type { LocalizedText } from '@zhengji/domain/text'
import { users } from './access.ts'
import { id, instant } from './columns.ts'
import { rounds } from './round.ts'

/** WORK ROW: one message per (recipient, purpose, deadline version, rung). The unique key is what makes a reminder arrive once. */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    recipientKind: text('recipient_kind').$type<'applicant' | 'expert' | 'user' | 'group'>().notNull(),
    /** application, expert, user or round id */
    recipientId: uuid('recipient_id').notNull(),
    purpose: text('purpose').$type<MessagePurpose>().notNull(),
    /** Which deadline and which version of it: `closes-at:2`, `correction:<notice>`, `sheets-due:<pack>` */
    deadlineKey: text('deadline_key').notNull(),
    rung: text('rung').notNull(),
    deadline: instant('deadline'),
    dueAt: instant('due_at').notNull(),
    /** What the rung names, when quiet hours moved it */
    movedFrom: instant('moved_from'),
    /** Ways out of the house in the order in which they are tried; staff have their inbox besides */
    route: text('route').array().$type<OutwardChannel[]>().notNull(),
    status: text('status').$type<MessageStatus>().notNull(),
    reason: text('reason'),
    /** While queued: what is tried next. Once sent: what delivered it */
    channel: text('channel').$type<Channel>(),
    /** Attempts before this instant do not count: somebody had it sent again */
    queuedAt: instant('queued_at'),
    /** Not before this instant: a channel that did not answer, a limit, the night */
    nextTryAt: instant('next_try_at'),
    /** Where it went, masked; empty in the inbox */
    address: text('address').notNull().default(''),
    /** As they were sent; empty before */
    subject: text('subject').notNull().default(''),
    body: text('body').notNull().default(''),
    readAt: instant('read_at'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    uniqueIndex('messages_once').on(t.roundId, t.recipientKind, t.recipientId, t.purpose, t.deadlineKey, t.rung),
    // What the sender asks for several times a second while it works.
    index('messages_queue')
      .on(t.channel, t.dueAt)
      .where(sql`status = 'queued'`),
    index('messages_waiting')
      .on(t.dueAt)
      .where(sql`status in ('planned', 'queued')`),
    index('messages_round').on(t.roundId, t.status),
    // The recipient leads: a search gives ids of every kind.
    index('messages_recipient').on(t.recipientId, t.recipientKind),
    index('messages_due').on(t.roundId, t.dueAt, t.id),
    index('messages_sent').on(t.roundId, t.sentAt, t.id),
    index('messages_sent_desc').on(t.roundId, t.sentAt.desc().nullsLast(), t.id.desc()),
  ],
)

/** APPEND-ONLY. Every attempt: `begun` before anything leaves the house, then the provider's answer. An accepted one is the effect of its message. */
export const messageAttempts = pgTable(
  'message_attempts',
  {
    id: id(),
    messageId: uuid('message_id')
      .notNull()
      .references(() => messages.id),
    /** Counts the attempts of the message from 1; a `begun` and its answer share it */
    number: integer('number').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    attemptedAt: instant('attempted_at').notNull(),
    outcome: text('outcome').$type<AttemptOutcome>().notNull(),
    answer: jsonb('answer').$type<{ readonly code: string; readonly text: string }>().notNull(),
    durationMs: integer('duration_ms').notNull(),
    /** SHA-256 of the address, so that limits per number can be kept; null where there is none */
    addressHash: text('address_hash'),
    /** Who telephoned, or recorded a letter that came back */
    recordedBy: uuid('recorded_by').references(() => users.id),
  },
  (t) => [
    index('message_attempts_message').on(t.messageId),
    index('message_attempts_limit').on(t.channel, t.attemptedAt),
    // However many workers try: a channel delivers a message once.
    uniqueIndex('message_attempts_effect')
      .on(t.messageId, t.channel)
      .where(sql`outcome = 'accepted'`),
  ],
)

/** APPEND-ONLY. Tests of the channels, each to whoever tests: `begun` before anything leaves the house, then the provider's answer. */
export const channelTests = pgTable(
  'channel_tests',
  {
    id: id(),
    /** Shared by a `begun` and its answer */
    testId: uuid('test_id').notNull(),
    channel: text('channel').$type<OutwardChannel>().notNull(),
    attemptedAt: instant('attempted_at').notNull(),
    outcome: text('outcome').$type<AttemptOutcome>().notNull(),
    answer: jsonb('answer').$type<{ readonly code: string; readonly text: string }>().notNull(),
    durationMs: integer('duration_ms').notNull(),
    /** SHA-256 of the address: tests count under the limits of the channel too; null for a chat */
    addressHash: text('address_hash'),
    testedBy: uuid('tested_by')
      .notNull()
      .references(() => users.id),
  },
  (t) => [index('channel_tests_channel').on(t.channel, t.attemptedAt)],
)

/** APPEND-ONLY versions: the newest per round and purpose goes before what the call says. */
export const reminderRules = pgTable(
  'reminder_rules',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    purpose: text('purpose').$type<ReminderPurposeId>().notNull(),
    version: integer('version').notNull(),
    active: boolean('active').notNull(),
    rungs: jsonb('rungs').$type<readonly Rung[]>().notNull(),
    channels: text('channels').array().$type<OutwardChannel[]>().notNull(),
    subject: jsonb('subject').$type<LocalizedText>().notNull(),
    body: jsonb('body').$type<LocalizedText>().notNull(),
    reason: text('reason').notNull(),
    changedBy: uuid('changed_by')
      .notNull()
      .references(() => users.id),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [uniqueIndex('reminder_rules_version').on(t.roundId, t.purpose, t.version)],
)

/** APPEND-ONLY. How somebody wishes to be reached; the newest per recipient and purpose (null: every purpose) counts. */
export const routeWishes = pgTable(
  'route_wishes',
  {
    id: id(),
    /** null = every round: what staff say about themselves */
    roundId: uuid('round_id').references(() => rounds.id),
    recipientKind: text('recipient_kind').$type<'applicant' | 'expert' | 'user'>().notNull(),
    recipientId: uuid('recipient_id').notNull(),
    purpose: text('purpose').$type<ReminderPurposeId>(),
    /** null = as the call says: takes an earlier wish back */
    channels: text('channels').array().$type<OutwardChannel[]>(),
    locale: text('locale').$type<'zh' | 'en'>().notNull(),
    setBy: uuid('set_by')
      .notNull()
      .references(() => users.id),
    setAt: instant('set_at').notNull(),
  },
  (t) => [index('route_wishes_recipient').on(t.roundId, t.recipientKind, t.recipientId)],
)

/** APPEND-ONLY versions of dates outside the definition. The newest per kind and subject counts; a closed one is called off or answered. */
export const roundDates = pgTable(
  'round_dates',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    kind: text('kind').$type<'panel-meeting' | 'publicity' | 'objection'>().notNull(),
    /** The round, or the application whose objection it is */
    subjectId: uuid('subject_id').notNull(),
    version: integer('version').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    closedAt: instant('closed_at'),
    note: text('note').notNull(),
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => users.id),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [uniqueIndex('round_dates_version').on(t.roundId, t.kind, t.subjectId, t.version)],
)

/** APPEND-ONLY. What was written to a list of applicants, and to whom; sent once its proposal is approved, or at once when the list is short. */
export const broadcasts = pgTable(
  'broadcasts',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    filter: jsonb('filter').notNull(),
    /** application ids as the list was shown */
    recipients: uuid('recipients').array().notNull(),
    channels: text('channels').array().$type<OutwardChannel[]>().notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    reason: text('reason').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('broadcasts_round').on(t.roundId)],
)

/** APPEND-ONLY versions: the newest import of a year goes before the days that came with the software. */
export const officialYears = pgTable(
  'official_years',
  {
    id: id(),
    year: integer('year').notNull(),
    version: integer('version').notNull(),
    days: jsonb('days').$type<readonly OfficialDay[]>().notNull(),
    importedBy: uuid('imported_by')
      .notNull()
      .references(() => users.id),
    importedAt: instant('imported_at').notNull(),
  },
  (t) => [uniqueIndex('official_years_version').on(t.year, t.version)],
)

/** Calendar addresses of people; whoever holds one reads that person's dates, so it can be revoked. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    /** SHA-256 of the token; the token itself exists only in the address */
    tokenHash: text('token_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    lastReadAt: instant('last_read_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('calendar_feeds_token').on(t.tokenHash), index('calendar_feeds_user').on(t.userId)],
)
