import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Rubric } from '@zhengji/domain/call/definition'
import { id, instant, revision } from './columns.ts'

/** `real` or `rehearsal`: carried by every table that could mix the two, and part of the foreign keys that forbid it. */
export type Realm = 'real' | 'rehearsal'

export const rounds = pgTable(
  'rounds',
  {
    id: id(),
    callId: text('call_id').notNull(),
    callVersion: integer('call_version').notNull(),
    realm: text('realm').$type<Realm>().notNull(),
    name: text('name').notNull(),
    numberPrefix: text('number_prefix').notNull().unique(),
    opensAt: instant('opens_at').notNull(),
    closesAt: instant('closes_at').notNull(),
    /** Rises with every moved deadline; reminders are keyed by it. */
    deadlineVersion: integer('deadline_version').notNull().default(1),
    sheetsDueAt: instant('sheets_due_at'),
    createdAt: instant('created_at').notNull(),
    revision: revision(),
  },
  (t) => [unique('rounds_id_realm').on(t.id, t.realm), check('rounds_window', sql`${t.opensAt} < ${t.closesAt}`)],
)

/** Last number given per series (`统`, `平`, `late`, `sheet`, `notice`…); taken under the round's row lock. */
export const roundSeries = pgTable(
  'round_series',
  {
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    series: text('series').notNull(),
    last: integer('last').notNull(),
  },
  (t) => [primaryKey({ columns: [t.roundId, t.series] })],
)

export type ProposalKind =
  | 'rubric'
  | 'deadline'
  | 'late-exception'
  | 'expert-replacement'
  | 'sheet-import'
  | 'result'
  | 'revocation'
  | 'score-correction'
  | 'score-replacement'
  | 'broadcast'

/** APPEND-ONLY. Four eyes for everything that needs them: what is proposed, by whom and why. */
export const proposals = pgTable(
  'proposals',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    kind: text('kind').$type<ProposalKind>().notNull(),
    subjectId: uuid('subject_id').notNull(),
    payload: jsonb('payload').notNull(),
    reason: text('reason').notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
  },
  (t) => [unique('proposals_id_by').on(t.id, t.proposedBy), index('proposals_round').on(t.roundId, t.kind)],
)

/** APPEND-ONLY. One decision per proposal, never by the proposer: both are constraints, so two racing approvals produce one. */
export const decisions = pgTable(
  'decisions',
  {
    proposalId: uuid('proposal_id').primaryKey(),
    proposedBy: uuid('proposed_by').notNull(),
    decidedBy: uuid('decided_by').notNull(),
    verdict: text('verdict').$type<'approved' | 'rejected'>().notNull(),
    comment: text('comment').notNull().default(''),
    decidedAt: instant('decided_at').notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.proposalId, t.proposedBy], foreignColumns: [proposals.id, proposals.proposedBy] }),
    check('decisions_four_eyes', sql`${t.decidedBy} <> ${t.proposedBy}`),
  ],
)

/** APPEND-ONLY. A version becomes usable when its proposal is approved, and is frozen from the start. */
export const rubricVersions = pgTable(
  'rubric_versions',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    version: integer('version').notNull(),
    content: jsonb('content').$type<Rubric[]>().notNull(),
    hash: text('hash').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('rubric_versions_round').on(t.roundId, t.version)],
)
