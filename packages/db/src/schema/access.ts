import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { StaffRole } from '@zhengji/domain/access/role'
import type { ListId } from '@zhengji/domain/list/columns'
import type { SavedView } from '@zhengji/domain/list/view'
import { id, instant, revision } from './columns.ts'
import { rounds } from './round.ts'

export const users = pgTable('users', {
  id: id(),
  login: text('login').notNull().unique(),
  displayName: text('display_name').notNull(),
  email: text('email'),
  /** Mobile for text messages, as the person gave it */
  phone: text('phone'),
  /** argon2id in PHC form */
  passwordHash: text('password_hash').notNull(),
  mustChangePassword: boolean('must_change_password').notNull().default(true),
  failedAttempts: integer('failed_attempts').notNull().default(0),
  lockedUntil: instant('locked_until'),
  disabledAt: instant('disabled_at'),
  createdAt: instant('created_at').notNull(),
  revision: revision(),
})

export const grants = pgTable(
  'grants',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    role: text('role').$type<StaffRole>().notNull(),
    /** null = all rounds */
    roundId: uuid('round_id').references(() => rounds.id),
    grantedBy: uuid('granted_by').references(() => users.id),
    grantedAt: instant('granted_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('grants_user').on(t.userId)],
)

export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    /** SHA-256 of the token; the token itself exists only in the cookie */
    tokenHash: text('token_hash').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    steppedUpAt: instant('stepped_up_at'),
    revokedAt: instant('revoked_at'),
    address: text('address').notNull(),
    userAgent: text('user_agent').notNull(),
  },
  (t) => [uniqueIndex('sessions_token').on(t.tokenHash), index('sessions_user').on(t.userId)],
)

/** How a person wants to see one of the lists; nothing here matters to anybody else, so it is not audited. */
export const listPreferences = pgTable(
  'list_preferences',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    list: text('list').$type<ListId>().notNull(),
    /** Keys of the columns shown, in order; null: as the list comes */
    columns: jsonb('columns').$type<readonly string[]>(),
    views: jsonb('views').$type<readonly SavedView[]>().notNull(),
    revision: revision(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.list] })],
)

/** APPEND-ONLY. The chain: hash = SHA-256(previous hash ‖ canonical entry). */
export const auditEntries = pgTable(
  'audit_entries',
  {
    seq: integer('seq').primaryKey(),
    at: instant('at').notNull(),
    actor: jsonb('actor').$type<{ type: 'user'; id: string; name: string } | { type: 'system'; job: string }>().notNull(),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    roundId: uuid('round_id'),
    applicationId: uuid('application_id'),
    before: jsonb('before'),
    after: jsonb('after'),
    reason: text('reason'),
    requestId: text('request_id').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('audit_subject').on(t.subjectId, t.seq),
    index('audit_round').on(t.roundId, t.seq),
    index('audit_application').on(t.applicationId, t.seq),
    index('audit_action').on(t.action.op('text_pattern_ops'), t.seq),
    index('audit_at').on(t.at, t.seq),
    index('audit_actor').on(sql`(actor ->> 'id')`, t.seq),
    // People type the first characters of a request id.
    index('audit_request').on(t.requestId.op('text_pattern_ops')),
    // Few acts have a reason; a search reads those only.
    index('audit_reason')
      .on(t.seq)
      .where(sql`reason is not null`),
  ],
)
