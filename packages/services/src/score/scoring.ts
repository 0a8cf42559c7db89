import { and, eq, inArray, ne } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { scoreVersions, sheetPacks, sheets } from '@zhengji/db/schema/index'
import type { PanelScores, RecusedPair } from '@zhengji/domain/score/valid'
import type { ExpertRecord } from '../expert/view.ts'
import { loadPanel, loadRecusals, seatedAs } from '../panel/load.ts'
import { findRubric, type RubricRecord } from '../rubric/load.ts'
import { loadApplicants, type Applicant } from './applicants.ts'
import { newestScores } from './stored.ts'

export type SheetRecord = typeof sheets.$inferSelect

/** Everything that counts for the result of a round, as it is now. */
export interface Scoring {
  /** In force, or null. */
  readonly rubric: RubricRecord | null
  readonly applicants: readonly Applicant[]
  /** Present members, by position, each with the valid sheet under this rubric, or null. */
  readonly members: readonly { readonly expert: ExpertRecord; readonly sheet: SheetRecord | null }[]
  /** Of valid sheets only. */
  readonly scores: PanelScores
  readonly recused: readonly RecusedPair[]
}

const issued = ['issued', 'incomplete', 'complete'] as const

export const loadScoring = async (db: Database, roundId: string): Promise<Scoring> => {
  const rubric = await findRubric(db, roundId)
  const applicants = await loadApplicants(db, roundId)
  const seated = seatedAs(await loadPanel(db, roundId), 'member')
  const valid =
    rubric === null
      ? []
      : await db
          .select({ sheet: sheets })
          .from(sheets)
          .innerJoin(sheetPacks, eq(sheetPacks.id, sheets.packId))
          .where(
            and(
              eq(sheets.roundId, roundId),
              ne(sheets.status, 'void'),
              inArray(sheets.status, [...issued]),
              eq(sheetPacks.rubricVersionId, rubric.id),
            ),
          )
  const sheetOf = new Map(valid.map(({ sheet }) => [sheet.expertId, sheet]))
  const members = seated.map(({ expert }) => ({ expert, sheet: sheetOf.get(expert.id) ?? null }))
  const sheetIds = members.flatMap(({ sheet }) => (sheet === null ? [] : [sheet.id]))
  const stored = sheetIds.length === 0 ? [] : await newestScores(db, inArray(scoreVersions.sheetId, sheetIds))
  const scores: Record<string, Record<string, Record<string, number>>> = {}
  for (const { expertId, applicationId, criterionId, units } of stored) {
    const ofExpert = (scores[expertId] ??= {})
    const ofApplicant = (ofExpert[applicationId] ??= {})
    ofApplicant[criterionId] = units
  }
  const pairs = await loadRecusals(db, roundId)
  return { rubric, applicants, members, scores, recused: pairs.map(({ expertId, applicationId }) => ({ expertId, applicationId })) }
}
