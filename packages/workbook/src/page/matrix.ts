import type { SheetAssignment, SheetMatrix } from '@zhengji/domain/sheet/assignment'
import type { IdentityPart } from '../identity.ts'
import { absolute, quoteSheet } from '../xml/address.ts'
import type { SheetModel } from '../xml/worksheet.ts'
import { breakRows, columnPixels } from './fit.ts'
import { footerOf } from './instructions.ts'
import { createKeep, type Keep } from './keep.ts'
import { drawApplicants } from './matrix-applicants.ts'
import { drawGrid } from './matrix-grid.ts'
import { drawHead } from './matrix-head.ts'
import { rulesOf } from './matrix-rules.ts'
import {
  applicantsPerPage,
  columnWidths,
  expertRow,
  firstApplicant,
  pageHeight,
  pointsColumn,
  printScale,
  recusalHeight,
  recusalRow,
  titleRow,
} from './matrix-places.ts'

/** Where the summary finds a matrix: 1-based rows and the column of each applicant. */
export interface MatrixPlaces {
  readonly sheet: string
  readonly role: string
  readonly totalRow: number
  readonly statusRow: number
  readonly applicants: readonly { readonly number: string; readonly name: string; readonly recused: boolean; readonly column: number }[]
  readonly criteria: number
}

export interface DrawnMatrix {
  readonly model: SheetModel
  readonly places: MatrixPlaces
  /** Cells the expert may fill, as an absolute reference with the sheet's name. */
  readonly inputs: string
}

/** Sheets of one role have two widths at most, and as many rules; the rest are grids with somebody's recusals, which seldom come again. */
const gridsPerRubric = 8

/** One sheet of a matrix: criteria down, applicants across. */
export const matrixSheet = (assignment: SheetAssignment, matrix: SheetMatrix, part: IdentityPart, keep: Keep): DrawnMatrix => {
  const { locale } = assignment
  const applicants = part.applicants.map(({ id, number, name }) => ({ id, number, name }))
  const names = keep('applicants', { locale, key: part.key, applicants }, drawApplicants)
  // A memory of its own for the rubric, which is long and the same for every sheet.
  const { rubric } = matrix
  const keepForRubric = keep('rubric', { locale, rubric }, () => createKeep(gridsPerRubric))
  const recused = part.applicants.map((applicant) => applicant.recused)
  const grid = keepForRubric('grid', recused, () => drawGrid({ locale, rubric, recused }))
  const [keys, titles] = names.bands
  const { totalRow, statusRow, commentRow, signRow } = grid
  const count = part.applicants.length
  const widths = columnWidths(count)
  const lastColumn = firstApplicant + Math.max(count, 1) - 1
  const perPage = applicantsPerPage(count)
  const leftPixels = widths.slice(1, pointsColumn).reduce((sum, width) => sum + columnPixels(width), 0)
  const head = drawHead(assignment, matrix.roleName, count, leftPixels)
  const merges = [...head.draft.merges, ...names.merges, ...grid.merges]
  const rules = keepForRubric('rules', { count, merges }, () => rulesOf({ locale, rubric, applicants: count, merges }))
  const repeated = head.repeated + names.height + recusalHeight
  const sheet = quoteSheet(part.sheet)
  const model: SheetModel = {
    name: part.sheet,
    state: 'visible',
    columns: widths.map((width, index) => (index === 0 ? { width, hidden: true } : { width })),
    rows: [...keys.rows, ...head.draft.rows, ...titles.rows, ...grid.band.rows],
    kept: { bands: [...names.bands, grid.band], rules },
    ...rules,
    landscape: true,
    scale: printScale,
    footer: footerOf(assignment),
    freeze: { rows: recusalRow, columns: pointsColumn },
    rowBreaks: breakRows(grid.blocks, pageHeight - head.once - repeated, pageHeight - repeated),
    columnBreaks: Array.from(
      { length: Math.max(0, Math.ceil(count / perPage) - 1) },
      (_, index) => firstApplicant - 1 + (index + 1) * perPage,
    ),
    fitWidth: false,
    printArea: `${sheet}!$B$${titleRow}:${absolute(signRow, lastColumn)}`,
    printTitles: `${sheet}!$B:$E,${sheet}!$${expertRow}:$${recusalRow}`,
  }
  return {
    model,
    places: {
      sheet: part.sheet,
      role: matrix.roleName,
      totalRow,
      statusRow,
      criteria: matrix.rubric.groups.reduce((sum, { criteria }) => sum + criteria.length, 0),
      applicants: part.applicants.map(({ number, name, recused }, index) => ({ number, name, recused, column: firstApplicant + index })),
    },
    inputs: `${sheet}!${absolute(recusalRow, firstApplicant)}:${absolute(commentRow, lastColumn)}`,
  }
}
