import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { decisions, proposals } from '@zhengji/db/schema/index'
import { ServiceError } from '../errors.ts'

/** The run whose result was approved last, or null. */
export const approvedRunId = async (db: Database, roundId: string): Promise<string | null> => {
  const [approved] = await db
    .select({ runId: proposals.subjectId })
    .from(proposals)
    .innerJoin(decisions, eq(decisions.proposalId, proposals.id))
    .where(and(eq(proposals.roundId, roundId), eq(proposals.kind, 'result'), eq(decisions.verdict, 'approved')))
    .orderBy(desc(decisions.decidedAt))
    .limit(1)
  return approved?.runId ?? null
}

/** From the approval on panel, rubric, sheets and scores are frozen; what is wrong is corrected under a recorded reason. */
export const refuseApproved = async (db: Database, roundId: string): Promise<void> => {
  if ((await approvedRunId(db, roundId)) !== null) throw new ServiceError('PRECONDITION', 'result-approved')
}
