import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import { id, instant, revision } from './columns.ts'
import { applications, files } from './application.ts'
import { experts } from './panel.ts'
import { rounds, rubricVersions } from './round.ts'

export type WorkStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** WORK ROW: a pack of score sheets to build. Visible only when `done`. */
export const sheetPacks = pgTable(
  'sheet_packs',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    rubricVersionId: uuid('rubric_version_id')
      .notNull()
      .references(() => rubricVersions.id),
    status: text('status').$type<WorkStatus>().notNull(),
    progress: integer('progress').notNull().default(0),
    total: integer('total').notNull(),
    failure: text('failure'),
    zipFileId: uuid('zip_file_id').references(() => files.id),
    dueAt: instant('due_at'),
    requestedBy: uuid('requested_by').notNull(),
    requestedAt: instant('requested_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [index('sheet_packs_status').on(t.status)],
)

export const sheets = pgTable(
  'sheets',
  {
    id: id(),
    packId: uuid('pack_id')
      .notNull()
      .references(() => sheetPacks.id),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    expertId: uuid('expert_id')
      .notNull()
      .references(() => experts.id),
    number: text('number').notNull().unique(),
    assignment: jsonb('assignment').$type<SheetAssignment>().notNull(),
    status: text('status').$type<'pending' | 'issued' | 'incomplete' | 'complete' | 'void'>().notNull(),
    voidReason: text('void_reason'),
    fileId: uuid('file_id').references(() => files.id),
    issuedAt: instant('issued_at'),
    revision: revision(),
  },
  (t) => [uniqueIndex('sheets_pack_expert').on(t.packId, t.expertId), index('sheets_round').on(t.roundId)],
)

/** WORK ROW: a returned file to read. `report` is the dry run; nothing is written to scores before the proposal is approved. */
export const sheetImports = pgTable(
  'sheet_imports',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    fileId: uuid('file_id')
      .notNull()
      .references(() => files.id),
    name: text('name').notNull(),
    status: text('status').$type<'queued' | 'running' | 'read' | 'refused' | 'proposed' | 'confirmed' | 'rejected' | 'failed'>().notNull(),
    sheetId: uuid('sheet_id').references(() => sheets.id),
    report: jsonb('report'),
    importedBy: uuid('imported_by').notNull(),
    importedAt: instant('imported_at').notNull(),
    revision: revision(),
  },
  (t) => [index('sheet_imports_round').on(t.roundId), index('sheet_imports_status').on(t.status)],
)

export type ScoreReason = 'import' | 'arithmetic' | 'out-of-range' | 'objective-differs' | 'abnormal'

/** APPEND-ONLY. The newest version per (sheet, application, criterion) counts; older ones stay beside it. */
export const scoreVersions = pgTable(
  'score_versions',
  {
    id: id(),
    sheetId: uuid('sheet_id')
      .notNull()
      .references(() => sheets.id),
    roundId: uuid('round_id').notNull(),
    expertId: uuid('expert_id').notNull(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    criterionId: text('criterion_id').notNull(),
    version: integer('version').notNull(),
    /** 1/stepsPerPoint of a point */
    units: integer('units').notNull(),
    reason: text('reason').$type<ScoreReason>().notNull(),
    explanation: text('explanation').notNull().default(''),
    importId: uuid('import_id').references(() => sheetImports.id),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    uniqueIndex('score_versions_cell').on(t.sheetId, t.applicationId, t.criterionId, t.version),
    index('score_versions_round').on(t.roundId),
  ],
)

/** APPEND-ONLY. 评审意见 and the expert's own declaration of recusal, per applicant. */
export const sheetRemarks = pgTable(
  'sheet_remarks',
  {
    id: id(),
    sheetId: uuid('sheet_id')
      .notNull()
      .references(() => sheets.id),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    version: integer('version').notNull(),
    comment: text('comment').notNull(),
    importId: uuid('import_id').references(() => sheetImports.id),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [uniqueIndex('sheet_remarks_version').on(t.sheetId, t.applicationId, t.version)],
)

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

/** APPEND-ONLY. Effect of a result run: its input hash and everything it computed. */
export const results = pgTable('results', {
  runId: uuid('run_id')
    .primaryKey()
    .references(() => resultRuns.id),
  roundId: uuid('round_id').notNull(),
  inputHash: text('input_hash').notNull(),
  content: jsonb('content').notNull(),
  computedAt: instant('computed_at').notNull(),
})
