import type { LocalizedText } from '@zhengji/domain/text'
import type { ApplicantReport, CellReport, CellVerdict } from '@zhengji/domain/sheet/verdict'
import type { SheetDetailView } from '@zhengji/domain/sheet/view'

/** What a sheet asks of one role. */
export type SheetCriteria = Pick<SheetDetailView['matrices'][number], 'role' | 'stepsPerPoint' | 'criteria'>

export interface DiffRow {
  readonly criterionId: string
  /** Null when the sheet knows no such criterion: then its id has to do. */
  readonly name: LocalizedText | null
  /** Full marks in units; null as above. */
  readonly maxUnits: number | null
  /** One per applicant, in their order; null where the file has no such cell. */
  readonly cells: readonly (CellReport | null)[]
  /** At least one cell is not simply unchanged, recused or new. */
  readonly notable: boolean
}

export interface DiffBlock {
  readonly role: string
  readonly stepsPerPoint: number
  readonly applicants: readonly ApplicantReport[]
  readonly rows: readonly DiffRow[]
}

const calm = new Set<CellReport['verdict']>(['unchanged', 'recused', 'new'])

/** How often each verdict occurs in one applicant's cells, in the order of their first occurrence. */
export const verdictCounts = ({ cells }: Pick<ApplicantReport, 'cells'>): ReadonlyMap<CellVerdict, number> => {
  const counts = new Map<CellVerdict, number>()
  for (const { verdict } of cells) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  return counts
}

/** The dry run as the expert saw it: one block per role, criteria down in the order of the sheet, applicants across. */
export const diffBlocks = (applicants: readonly ApplicantReport[], matrices: readonly SheetCriteria[]): readonly DiffBlock[] => {
  const roles = [...new Set(applicants.map(({ role }) => role))]
  return roles.map((role) => {
    const across = applicants.filter((applicant) => applicant.role === role)
    const matrix = matrices.find((one) => one.role === role)
    const criterionIds = [...new Set(across.flatMap(({ cells }) => cells.map(({ criterionId }) => criterionId)))]
    const rows = criterionIds.map((criterionId) => {
      const cells = across.map((applicant) => applicant.cells.find((cell) => cell.criterionId === criterionId) ?? null)
      const criterion = matrix?.criteria.find(({ id }) => id === criterionId)
      return {
        criterionId,
        name: criterion?.name ?? null,
        maxUnits: criterion?.maxUnits ?? null,
        cells,
        notable: cells.some((cell) => cell !== null && !calm.has(cell.verdict)),
      }
    })
    return { role, stepsPerPoint: matrix?.stepsPerPoint ?? 1, applicants: across, rows }
  })
}
