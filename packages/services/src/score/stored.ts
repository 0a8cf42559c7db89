import { asc, desc, eq, type SQL } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { scoreVersions } from '@zhengji/db/schema/index'

export type ScoreRecord = typeof scoreVersions.$inferSelect

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
