import { sql } from 'drizzle-orm'
import { boolean, foreignKey, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, revision } from './columns.ts'
import { rounds, type Realm } from './round.ts'
import { applications } from './application.ts'

export interface Employment {
  readonly employer: string
  /** 18 characters, or empty when unknown; matched before the name */
  readonly creditCode: string
  /** ISO date, or null while it lasts */
  readonly until: string | null
}

export const experts = pgTable(
  'experts',
  {
    id: id(),
    realm: text('realm').$type<Realm>().notNull(),
    name: text('name').notNull(),
    category: text('category').notNull(),
    title: text('title').notNull(),
    phone: text('phone').notNull(),
    email: text('email'),
    employments: jsonb('employments').$type<Employment[]>().notNull(),
    active: boolean('active').notNull().default(true),
    /** As of applications; written by the services' `expert/search` */
    nameKey: text('name_key').notNull().default(''),
    searchText: text('search_text').notNull().default(''),
    searchGrams: text('search_grams')
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdAt: instant('created_at').notNull(),
    revision: revision(),
  },
  (t) => [
    unique('experts_id_realm').on(t.id, t.realm),
    index('experts_realm_id').on(t.realm, t.id),
    index('experts_realm_category').on(t.realm, t.category, t.id),
    index('experts_realm_name').on(t.realm, t.nameKey, t.id),
    index('experts_search').using('gin', t.searchGrams).with({ fastupdate: false }),
  ],
)

/** APPEND-ONLY. Seed, pool snapshot and outcome: anybody can replay it. */
export const draws = pgTable('draws', {
  id: id(),
  roundId: uuid('round_id')
    .notNull()
    .references(() => rounds.id),
  seed: text('seed').notNull(),
  poolHash: text('pool_hash').notNull(),
  /** Candidates and the excluded with reasons, as they were */
  pool: jsonb('pool').notNull(),
  outcome: jsonb('outcome').$type<{ members: string[]; substitutes: string[] }>().notNull(),
  drawnBy: uuid('drawn_by').notNull(),
  drawnAt: instant('drawn_at').notNull(),
})

export const panelMembers = pgTable(
  'panel_members',
  {
    id: id(),
    roundId: uuid('round_id').notNull(),
    realm: text('realm').$type<Realm>().notNull(),
    expertId: uuid('expert_id').notNull(),
    drawId: uuid('draw_id')
      .notNull()
      .references(() => draws.id),
    position: integer('position').notNull(),
    /** `substitute` until moved up; `replaced` keeps its row and reason */
    status: text('status').$type<'member' | 'substitute' | 'replaced'>().notNull(),
    replacedReason: text('replaced_reason'),
    revision: revision(),
  },
  (t) => [
    foreignKey({ columns: [t.roundId, t.realm], foreignColumns: [rounds.id, rounds.realm] }),
    foreignKey({ columns: [t.expertId, t.realm], foreignColumns: [experts.id, experts.realm] }),
    uniqueIndex('panel_members_expert').on(t.roundId, t.expertId, t.drawId),
  ],
)

/** APPEND-ONLY. A pair (expert, application) that is excluded, by rule or by declaration. */
export const recusals = pgTable(
  'recusals',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    expertId: uuid('expert_id')
      .notNull()
      .references(() => experts.id),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    kind: text('kind').$type<'rule' | 'declared'>().notNull(),
    reason: text('reason').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [uniqueIndex('recusals_pair').on(t.roundId, t.expertId, t.applicationId)],
)
