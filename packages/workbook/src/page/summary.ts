import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import { address, quoteSheet } from '../xml/address.ts'
import { draftSheet, type SheetModel } from '../xml/worksheet.ts'
import { columnPixels, textHeight } from './fit.ts'
import { footerOf } from './instructions.ts'
import type { MatrixPlaces } from './matrix.ts'
import { words } from './texts.ts'

/** 汇总: totals, own ranking and what is missing, all by formulas on the matrix sheets. */
export const summarySheet = (assignment: SheetAssignment, matrices: readonly MatrixPlaces[]): SheetModel => {
  const word = words(assignment.locale)
  const draft = draftSheet()
  const widths = [6, 16, 20, 34, 10, 8, 12]
  draft.merge(1, 1, 1, 7, {
    style: assignment.rehearsal ? 'rehearsalLine' : 'title',
    value: `${assignment.rehearsal ? `【${word.rehearsal}】` : ''}${word.summaryTitle}`,
  })
  draft.height(1, 28)
  draft.merge(2, 1, 2, 7, {
    style: 'line',
    value: `${word.expert}:${assignment.expertName}    ${word.sheetNumber}:${assignment.sheetNumber}`,
  })
  draft.height(2, 18)
  draft.merge(3, 1, 3, 7, { style: 'line', value: word.summaryNote })
  draft.height(3, textHeight(word.summaryNote, 9, columnPixels(100)))
  const headRow = 5
  const titles = [word.order, word.role, word.applicationNumber, word.applicant, word.total, word.rank, word.status]
  titles.forEach((value, index) => draft.set(headRow, index + 1, { style: 'head', value }))
  draft.height(headRow, 22)
  let row = headRow + 1
  const first = row
  const count = matrices.reduce((sum, { applicants }) => sum + applicants.length, 0)
  const last = first + Math.max(count, 1) - 1
  const range = (letter: string) => `$${letter}$${first}:$${letter}$${last}`
  for (const matrix of matrices)
    for (const applicant of matrix.applicants) {
      const sheet = quoteSheet(matrix.sheet)
      draft.set(row, 1, { style: 'cellCentre', value: row - first + 1 })
      draft.set(row, 2, { style: 'cell', value: matrix.role })
      draft.set(row, 3, { style: 'cellCentre', value: applicant.number })
      draft.set(row, 4, { style: 'cell', value: applicant.name })
      draft.set(row, 5, {
        style: 'cellCentre',
        formula: `${sheet}!${address(matrix.totalRow, applicant.column)}`,
        value: applicant.recused ? word.recused : '',
      })
      draft.set(row, 6, {
        style: 'cellCentre',
        formula: `IF(G${row}="${word.complete}",COUNTIFS(${range('B')},B${row},${range('G')},"${word.complete}",${range('E')},">"&E${row})+1,"")`,
        value: '',
      })
      draft.set(row, 7, {
        style: 'cellCentre',
        formula: `${sheet}!${address(matrix.statusRow, applicant.column)}`,
        value: applicant.recused ? word.recused : `${word.missing} ${matrix.criteria} ${word.missingUnit}`,
      })
      draft.height(
        row,
        Math.max(
          20,
          textHeight(applicant.name, 10, columnPixels(34)),
          textHeight(applicant.number, 10, columnPixels(20)),
          textHeight(matrix.role, 10, columnPixels(16)),
        ),
      )
      row += 1
    }
  return {
    name: word.summary,
    state: 'visible',
    columns: widths.map((width) => ({ width })),
    rows: draft.rows,
    merges: draft.merges,
    validations: [],
    conditions: [
      { range: `A${first}:G${last}`, formula: `$G${first}="${word.recused}"`, tone: 'recused' },
      { range: `G${first}:G${last}`, formula: `LEFT($G${first},${word.missing.length})="${word.missing}"`, tone: 'missing' },
      { range: `G${first}:G${last}`, formula: `$G${first}="${word.complete}"`, tone: 'done' },
    ],
    landscape: false,
    footer: footerOf(assignment),
    freeze: { rows: headRow, columns: 0 },
    rowBreaks: [],
    columnBreaks: [],
    fitWidth: true,
    printTitles: `${quoteSheet(word.summary)}!$${headRow}:$${headRow}`,
  }
}
