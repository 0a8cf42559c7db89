import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { recusals, scoreVersions, sheetRemarks, type sheets } from '@zhengji/db/schema/index'
import type { SheetReport } from '@zhengji/domain/sheet/verdict'
import { newestScores, type ScoreRecord } from '../score/stored.ts'

export interface ImportChanges {
  readonly cells: readonly {
    readonly applicationId: string
    readonly criterionId: string
    readonly units: number
    readonly version: number
  }[]
  readonly remarks: readonly { readonly applicationId: string; readonly comment: string; readonly version: number }[]
  /** Applications for which the expert declares a recusal that is not recorded yet. */
  readonly declared: readonly string[]
  /** The report compared with scores that are not the present ones any more. */
  readonly outdated: boolean
}

const cellKey = (applicationId: string, criterionId: string): string => `${applicationId} ${criterionId}`

/** What accepting a report would write to the database as it is now: only cells and remarks that differ, never an erasure. */
export const findChanges = async (
  db: Database,
  sheet: Pick<typeof sheets.$inferSelect, 'id' | 'roundId' | 'expertId'>,
  report: SheetReport,
): Promise<ImportChanges> => {
  const scores = await newestScores(db, eq(scoreVersions.sheetId, sheet.id))
  const present = new Map<string, ScoreRecord>(scores.map((score) => [cellKey(score.applicationId, score.criterionId), score]))
  const remarks = await db
    .selectDistinctOn([sheetRemarks.applicationId])
    .from(sheetRemarks)
    .where(eq(sheetRemarks.sheetId, sheet.id))
    .orderBy(sheetRemarks.applicationId, desc(sheetRemarks.version))
  const remarkOf = new Map(remarks.map((remark) => [remark.applicationId, remark]))
  const pairs = await db
    .select({ applicationId: recusals.applicationId })
    .from(recusals)
    .where(and(eq(recusals.roundId, sheet.roundId), eq(recusals.expertId, sheet.expertId)))
  const known = new Set(pairs.map(({ applicationId }) => applicationId))

  const cells = report.applicants.flatMap(({ applicationId, cells: reported }) =>
    reported.map((cell) => ({ ...cell, applicationId, score: present.get(cellKey(applicationId, cell.criterionId)) })),
  )
  return {
    cells: cells.flatMap(({ applicationId, criterionId, verdict, found, score }) =>
      found !== null && (verdict === 'new' || verdict === 'changed')
        ? [{ applicationId, criterionId, units: found, version: (score?.version ?? 0) + 1 }]
        : [],
    ),
    remarks: report.applicants.flatMap(({ applicationId, comment }) => {
      const remark = remarkOf.get(applicationId)
      return comment === '' || comment === remark?.comment ? [] : [{ applicationId, comment, version: (remark?.version ?? 0) + 1 }]
    }),
    declared: report.applicants
      .filter(({ applicationId, recused }) => recused && !known.has(applicationId))
      .map((one) => one.applicationId),
    outdated: cells.some(({ stored, score }) => stored !== (score?.units ?? null)),
  }
}
