import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ReplacementRecord } from '@zhengji/domain/score/replacement'
import { applications, files } from './application.ts'
import { id, instant, revision } from './columns.ts'
import { experts } from './panel.ts'
import { rounds } from './round.ts'
import { sheetImports, sheets } from './sheet.ts'

/** One member's scores in doubt (畸高畸低): for one applicant, or all of the sheet. Ends replaced or closed with a reason. */
export const abnormalCases = pgTable(
  'abnormal_cases',
  {
    id: id(),
    roundId: uuid('round_id')
      .notNull()
      .references(() => rounds.id),
    sheetId: uuid('sheet_id')
      .notNull()
      .references(() => sheets.id),
    expertId: uuid('expert_id')
      .notNull()
      .references(() => experts.id),
    /** null: every applicant of the sheet */
    applicationId: uuid('application_id').references(() => applications.id),
    reason: text('reason').notNull(),
    status: text('status').$type<'open' | 'proposed' | 'replaced' | 'closed'>().notNull(),
    /** What the member's written explanation came to; null until it is recorded */
    explanation: text('explanation').$type<'absent' | 'insufficient' | 'sufficient'>(),
    explanationText: text('explanation_text').notNull().default(''),
    explanationFileId: uuid('explanation_file_id').references(() => files.id),
    closedReason: text('closed_reason'),
    /** Votes and the others' scores when it was decided: the mean can be recomputed whatever is corrected later */
    basis: jsonb('basis').$type<ReplacementRecord>(),
    openedBy: uuid('opened_by').notNull(),
    openedAt: instant('opened_at').notNull(),
    revision: revision(),
  },
  (t) => [index('abnormal_cases_round').on(t.roundId), index('abnormal_cases_sheet').on(t.sheetId)],
)

/** APPEND-ONLY. What each member of the panel said about a case; the newest version per member counts. */
export const abnormalVotes = pgTable(
  'abnormal_votes',
  {
    id: id(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => abnormalCases.id),
    expertId: uuid('expert_id')
      .notNull()
      .references(() => experts.id),
    version: integer('version').notNull(),
    confirms: boolean('confirms').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [uniqueIndex('abnormal_votes_version').on(t.caseId, t.expertId, t.version)],
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
    /** The case whose outcome this version is */
    caseId: uuid('case_id').references(() => abnormalCases.id),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    uniqueIndex('score_versions_cell').on(t.sheetId, t.applicationId, t.criterionId, t.version),
    index('score_versions_round').on(t.roundId),
  ],
)
