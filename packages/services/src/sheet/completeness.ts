import { and, eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { recusals, scoreVersions, type sheets } from '@zhengji/db/schema/index'
import { criteriaOf } from '@zhengji/domain/score/total'
import { newestScores } from '../score/stored.ts'

/** Whether every applicant that the expert may judge has every score. Recused pairs are neither expected nor counted. */
export const sheetCompleteness = async (
  db: Database,
  sheet: typeof sheets.$inferSelect,
): Promise<{ readonly filled: number; readonly expected: number; readonly complete: boolean }> => {
  const [scores, pairs] = await Promise.all([
    newestScores(db, eq(scoreVersions.sheetId, sheet.id)),
    db
      .select({ applicationId: recusals.applicationId })
      .from(recusals)
      .where(and(eq(recusals.roundId, sheet.roundId), eq(recusals.expertId, sheet.expertId))),
  ])
  const recused = new Set(pairs.map(({ applicationId }) => applicationId))
  const given = new Set(scores.map(({ applicationId, criterionId }) => `${applicationId} ${criterionId}`))
  const cells = sheet.assignment.matrices.flatMap(({ rubric, applicants }) =>
    applicants
      .filter((applicant) => !applicant.recused && !recused.has(applicant.applicationId))
      .flatMap(({ applicationId }) => criteriaOf(rubric).map(({ id }) => `${applicationId} ${id}`)),
  )
  const filled = cells.filter((cell) => given.has(cell)).length
  return { filled, expected: cells.length, complete: filled === cells.length }
}
