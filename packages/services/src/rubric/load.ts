import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { decisions, proposals, rubricVersions } from '@zhengji/db/schema/index'
import { ServiceError } from '../errors.ts'

export type RubricRecord = typeof rubricVersions.$inferSelect

/** The rubric in force: the newest approved version, or null. */
export const findRubric = async (db: Database, roundId: string): Promise<RubricRecord | null> => {
  const [row] = await db
    .select({ rubric: rubricVersions })
    .from(rubricVersions)
    .innerJoin(proposals, and(eq(proposals.subjectId, rubricVersions.id), eq(proposals.kind, 'rubric')))
    .innerJoin(decisions, and(eq(decisions.proposalId, proposals.id), eq(decisions.verdict, 'approved')))
    .where(eq(rubricVersions.roundId, roundId))
    .orderBy(desc(rubricVersions.version))
    .limit(1)
  return row?.rubric ?? null
}

/** Throws PRECONDITION `rubric-not-approved`: nothing is scored before two people agreed on how. */
export const loadRubric = async (db: Database, roundId: string): Promise<RubricRecord> => {
  const rubric = await findRubric(db, roundId)
  if (rubric === null) throw new ServiceError('PRECONDITION', 'rubric-not-approved')
  return rubric
}
