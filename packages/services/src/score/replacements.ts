import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '@zhengji/db/database'
import { abnormalCases } from '@zhengji/db/schema/index'
import type { Replacement } from '@zhengji/domain/result/compute'
import { meanOfOthers, type ReplacementBasis } from '@zhengji/domain/score/replacement'
import type { CriterionUnits } from '@zhengji/domain/score/total'

export const sumOf = (units: CriterionUnits): number => Object.values(units).reduce((sum, one) => sum + one, 0)

/** The scores that count instead of the member's own; the criteria in the order of the rubric, which decides between equal remainders. */
export const replacingUnits = (criterionIds: readonly string[], { others }: ReplacementBasis): CriterionUnits =>
  meanOfOthers(
    criterionIds,
    others.map(({ units }) => units),
  )

/** Their total, whatever the order. */
export const replacingTotal = (basis: ReplacementBasis): number => sumOf(replacingUnits(Object.keys(basis.own), basis))

/** Every pair of these sheets whose scores were replaced by the mean of the others, in the order of the decisions. */
export const loadReplacements = async (db: Database, sheetIds: readonly string[]): Promise<Replacement[]> => {
  if (sheetIds.length === 0) return []
  const rows = await db
    .select()
    .from(abnormalCases)
    .where(and(inArray(abnormalCases.sheetId, [...sheetIds]), eq(abnormalCases.status, 'replaced')))
    .orderBy(asc(abnormalCases.id))
  return rows.flatMap(({ id, expertId, basis, explanation }) =>
    (basis?.applications ?? []).map((one) => ({
      expertId,
      applicationId: one.applicationId,
      caseId: id,
      from: sumOf(one.own),
      to: replacingTotal(one),
      confirming: basis?.confirming ?? 0,
      panelSize: basis?.panelSize ?? 0,
      explanation: explanation === 'insufficient' ? 'insufficient' : 'absent',
    })),
  )
}
