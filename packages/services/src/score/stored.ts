import { asc, desc, eq, type SQL } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { scoreVersions } from '@zhengji/db/schema/index'

export type ScoreRecord = typeof scoreVersions.$inferSelect

/** A sheet of 500 applicants and 20 criteria would go beyond PostgreSQL's 65,535 parameters in one statement. */
const chunkSize = 1_000

/** Writes versions of scores; the older ones stay beside them. */
export const appendScores = async (db: Database, rows: readonly (typeof scoreVersions.$inferInsert)[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += chunkSize) await db.insert(scoreVersions).values(rows.slice(from, from + chunkSize))
}

/** The newest version of every cell that matches. */
export const newestScores = (db: Database, filter: SQL | undefined): Promise<ScoreRecord[]> =>
  db
    .selectDistinctOn([scoreVersions.sheetId, scoreVersions.applicationId, scoreVersions.criterionId])
    .from(scoreVersions)
    .where(filter)
    .orderBy(asc(scoreVersions.sheetId), asc(scoreVersions.applicationId), asc(scoreVersions.criterionId), desc(scoreVersions.version))

/** Every version of every cell of a sheet, oldest first. */
export const scoreHistory = (db: Database, sheetId: string): Promise<ScoreRecord[]> =>
  db
    .select()
    .from(scoreVersions)
    .where(eq(scoreVersions.sheetId, sheetId))
    .orderBy(asc(scoreVersions.applicationId), asc(scoreVersions.criterionId), asc(scoreVersions.version))
