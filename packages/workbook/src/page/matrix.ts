import type { SheetAssignment, SheetMatrix } from '@zhengji/domain/sheet/assignment'
import type { IdentityPart } from '../identity.ts'
import { absolute, quoteSheet } from '../xml/address.ts'
import type { SheetModel } from '../xml/worksheet.ts'
import { breakRows, columnPixels } from './fit.ts'
import { footerOf } from './instructions.ts'
import type { Keep } from './keep.ts'
import { drawBody } from './matrix-body.ts'
import { drawHead } from './matrix-head.ts'
import {
  applicantsPerPage,
  columnWidths,
  expertRow,
  firstApplicant,
  pageHeight,
  pointsColumn,
  printScale,
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

/** One sheet of a matrix: criteria down, applicants across. */
export const matrixSheet = (assignment: SheetAssignment, matrix: SheetMatrix, part: IdentityPart, keep: Keep): DrawnMatrix => {
  const facts = { locale: assignment.locale, rubric: matrix.rubric, part }
  const body = keep('matrix', facts, drawBody)
  const {
    bands: [keys, rows],
    totalRow,
    statusRow,
    commentRow,
    signRow,
  } = body
  const count = part.applicants.length
  const widths = columnWidths(count)
  const lastColumn = firstApplicant + Math.max(count, 1) - 1
  const perPage = applicantsPerPage(count)
  const leftPixels = widths.slice(1, pointsColumn).reduce((sum, width) => sum + columnPixels(width), 0)
  const head = drawHead(assignment, matrix.roleName, count, leftPixels)
  const repeated = head.repeated + body.headHeight
  const sheet = quoteSheet(part.sheet)
  const model: SheetModel = {
    name: part.sheet,
    state: 'visible',
    columns: widths.map((width, index) => (index === 0 ? { width, hidden: true } : { width })),
    rows: [...keys.rows, ...head.draft.rows, ...rows.rows],
    kept: body,
    merges: [...head.draft.merges, ...body.merges],
    ...body.rules,
    landscape: true,
    scale: printScale,
    footer: footerOf(assignment),
    freeze: { rows: recusalRow, columns: pointsColumn },
    rowBreaks: breakRows(body.blocks, pageHeight - head.once - repeated, pageHeight - repeated),
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
