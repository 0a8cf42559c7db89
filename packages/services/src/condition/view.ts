import { asc, eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { findingConfirmations, findings } from '@zhengji/db/schema/index'
import type { FindingView } from '@zhengji/domain/application/view'
import { namesOf } from '../user/names.ts'

/** The newest version per checkpoint, with its second person. */
export const loadFindings = async (db: Database, applicationId: string): Promise<FindingView[]> => {
  const rows = await db
    .select({ finding: findings, confirmedBy: findingConfirmations.confirmedBy })
    .from(findings)
    .leftJoin(findingConfirmations, eq(findingConfirmations.findingId, findings.id))
    .where(eq(findings.applicationId, applicationId))
    .orderBy(asc(findings.version))
  const newest = [...new Map(rows.map((row) => [row.finding.checkpointId, row])).values()]
  const nameOf = await namesOf(
    db,
    newest.flatMap(({ finding, confirmedBy }) => [finding.foundBy, confirmedBy]),
  )
  const person = (id: string) => ({ id, name: nameOf(id) })
  return newest.map(({ finding, confirmedBy }) => ({
    id: finding.id,
    checkpointId: finding.checkpointId,
    version: finding.version,
    verdict: finding.verdict,
    fileId: finding.fileId,
    page: finding.page,
    note: finding.note,
    foundBy: person(finding.foundBy),
    foundAt: finding.foundAt.toString(),
    confirmedBy: confirmedBy === null ? null : person(confirmedBy),
  }))
}

export const judged = (views: readonly FindingView[]) =>
  views.map(({ checkpointId, verdict, confirmedBy }) => ({ checkpointId, verdict, confirmed: confirmedBy !== null }))
