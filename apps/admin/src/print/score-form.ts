import type { ScoreFormDocument, SheetColumn } from '@zhengji/domain/sheet/view'

export type FormMatrix = ScoreFormDocument['matrices'][number]

/** One table of the form: as many applicants as stand legibly side by side on A4 landscape. */
export interface FormPart {
  readonly matrix: FormMatrix
  /** From 1, within the role. */
  readonly part: number
  readonly parts: number
  readonly applicants: readonly SheetColumn[]
}

/** Six columns of 30 mm beside the criteria; more would break names of sixty characters into too many lines. */
const across = 6

/** The matrices cut into tables, in their order; a role without applicants has none. */
export const formParts = (matrices: readonly FormMatrix[]): readonly FormPart[] =>
  matrices.flatMap((matrix) => {
    const parts = Math.ceil(matrix.applicants.length / across)
    return Array.from({ length: parts }, (_, index) => ({
      matrix,
      part: index + 1,
      parts,
      applicants: matrix.applicants.slice(index * across, (index + 1) * across),
    }))
  })
