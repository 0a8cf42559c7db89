import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { scoreVersions, sheetPacks, sheets } from '@zhengji/db/schema/index'
import type { Replacement } from '@zhengji/domain/result/compute'
import type { PanelScores, RecusedPair } from '@zhengji/domain/score/valid'
import type { ExpertRecord } from '../expert/view.ts'
import { loadPanel, loadRecusals, seatedAs } from '../panel/load.ts'
import { findRubric, type RubricRecord } from '../rubric/load.ts'
import { loadApplicants, type Applicant } from './applicants.ts'
import { loadReplacements } from './replacements.ts'
import { newestScores } from './stored.ts'

export type SheetRecord = typeof sheets.$inferSelect

export interface ScoringMember {
  readonly expert: ExpertRecord
  /** Role → the valid sheet under this rubric that holds it; one workbook may hold every role. */
  readonly sheets: ReadonlyMap<string, SheetRecord>
}

/** Everything that counts for the result of a round, as it is now. */
export interface Scoring {
  /** In force, or null. */
  readonly rubric: RubricRecord | null
  readonly applicants: readonly Applicant[]
  /** Present members, by position. */
  readonly members: readonly ScoringMember[]
  /** Of valid sheets only; replacements are carried out in it. */
  readonly scores: PanelScores
  readonly recused: readonly RecusedPair[]
  readonly replacements: readonly Replacement[]
}

const issued = ['issued', 'incomplete', 'complete'] as const

/** Expert → role → valid sheet. */
const loadValidSheets = async (
  db: Database,
  roundId: string,
  rubric: RubricRecord,
): Promise<ReadonlyMap<string, ReadonlyMap<string, SheetRecord>>> => {
  const rows = await db
    .select({ sheet: sheets, role: sheetPacks.role })
    .from(sheets)
    .innerJoin(sheetPacks, eq(sheetPacks.id, sheets.packId))
    .where(and(eq(sheets.roundId, roundId), inArray(sheets.status, [...issued]), eq(sheetPacks.rubricVersionId, rubric.id)))
  const byExpert = new Map<string, Map<string, SheetRecord>>()
  for (const { sheet, role } of rows) {
    const ofExpert = byExpert.get(sheet.expertId) ?? new Map<string, SheetRecord>()
    for (const held of role === null ? rubric.content.map((one) => one.role) : [role]) ofExpert.set(held, sheet)
    byExpert.set(sheet.expertId, ofExpert)
  }
  return byExpert
}

export const loadScoring = async (db: Database, roundId: string): Promise<Scoring> => {
  const rubric = await findRubric(db, roundId)
  const applicants = await loadApplicants(db, roundId)
  const valid = rubric === null ? new Map<string, ReadonlyMap<string, SheetRecord>>() : await loadValidSheets(db, roundId, rubric)
  const members = seatedAs(await loadPanel(db, roundId), 'member').map(({ expert }) => ({
    expert,
    sheets: valid.get(expert.id) ?? new Map<string, SheetRecord>(),
  }))
  const sheetIds = [...new Set(members.flatMap((member) => [...member.sheets.values()].map(({ id }) => id)))]
  const stored = sheetIds.length === 0 ? [] : await newestScores(db, inArray(scoreVersions.sheetId, sheetIds))
  const scores: Record<string, Record<string, Record<string, number>>> = {}
  for (const { expertId, applicationId, criterionId, units } of stored) {
    const ofExpert = (scores[expertId] ??= {})
    const ofApplicant = (ofExpert[applicationId] ??= {})
    ofApplicant[criterionId] = units
  }
  const pairs = await loadRecusals(db, roundId)
  return {
    rubric,
    applicants,
    members,
    scores,
    recused: pairs.map(({ expertId, applicationId }) => ({ expertId, applicationId })),
    replacements: await loadReplacements(db, sheetIds),
  }
}
