import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns.ts'
import { rounds } from './round.ts'
import type { WorkStatus } from './sheet.ts'

/** WORK ROW until `done`; the content is then frozen by a trigger-free rule: a new computation is a new row. */
export const resultRuns = pgTable(
  'result_runs',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    version: integer('version').notNull(),
    status: text('status').$type<WorkStatus>().notNull(),
    failure: text('failure'),
    /** Seed of the recorded draw that ends every tie chain */
    tieSeed: text('tie_seed').notNull(),
    requestedBy: uuid('requested_by').notNull(),
    requestedAt: instant('requested_at').notNull(),
  },
  (t) => [uniqueIndex('result_runs_version').on(t.roundId, t.version), index('result_runs_status').on(t.status)],
)

/** APPEND-ONLY. Effect of a result run: everything it rested on, the hash of that, and everything it computed. */
export const results = pgTable('results', {
  runId: uuid('run_id')
    .primaryKey()
    .references(() => resultRuns.id),
  roundId: uuid('round_id').notNull(),
  inputHash: text('input_hash').notNull(),
  /** Null in rows from before inputs were kept */
  inputs: jsonb('inputs'),
  content: jsonb('content').notNull(),
  computedAt: instant('computed_at').notNull(),
})
