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
    /** Role whose applicants the workbooks hold; null: every role of the call in one workbook */
    role: text('role'),
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
    /** Applications that were put forward for confirmation; null: every one in the file */
    accepted: jsonb('accepted').$type<string[]>(),
    importedBy: uuid('imported_by').notNull(),
    importedAt: instant('imported_at').notNull(),
    revision: revision(),
  },
  (t) => [index('sheet_imports_round').on(t.roundId), index('sheet_imports_status').on(t.status)],
)

/** The paper copy that the expert signed, scanned. Voided with a reason, never deleted. */
export const sheetScans = pgTable(
  'sheet_scans',
  {
    id: id(),
    sheetId: uuid('sheet_id')
      .notNull()
      .references(() => sheets.id),
    fileId: uuid('file_id')
      .notNull()
      .references(() => files.id),
    attachedBy: uuid('attached_by').notNull(),
    attachedAt: instant('attached_at').notNull(),
    voidedAt: instant('voided_at'),
    voidReason: text('void_reason'),
  },
  (t) => [index('sheet_scans_sheet').on(t.sheetId)],
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
