import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import type { Locale } from '@zhengji/domain/text'
import { address, quoteSheet } from '../xml/address.ts'
import { draftSheet, type RowBand, type SheetModel, type SheetRules } from '../xml/worksheet.ts'
import { columnPixels, textHeight } from './fit.ts'
import { footerOf } from './instructions.ts'
import type { Keep } from './keep.ts'
import type { MatrixPlaces } from './matrix.ts'
import { words } from './texts.ts'

const widths = [6, 16, 20, 34, 10, 8, 12]
const [roleWidth, numberWidth, nameWidth] = [16, 20, 34]
const headRow = 5
const firstRow = headRow + 1

/** 汇总: totals, own ranking and what is missing, all by formulas on the matrix sheets. */
export const summarySheet = (assignment: SheetAssignment, matrices: readonly MatrixPlaces[], keep: Keep): SheetModel => {
  const { locale } = assignment
  const word = words(locale)
  const draft = draftSheet()
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
  const titles = [word.order, word.role, word.applicationNumber, word.applicant, word.total, word.rank, word.status]
  titles.forEach((value, index) => draft.set(headRow, index + 1, { style: 'head', value }))
  draft.height(headRow, 22)
  const last =
    headRow +
    Math.max(
      matrices.reduce((sum, { applicants }) => sum + applicants.length, 0),
      1,
    )
  const bands: RowBand[] = []
  let from = firstRow
  for (const matrix of matrices) {
    // One band per matrix sheet: a recusal leaves the others as they are.
    bands.push(keep('summary', { locale, matrix, from, last }, drawBand))
    from += matrix.applicants.length
  }
  const rules = keep('summary rules', { locale, last, merges: draft.merges }, rulesOf)
  return {
    name: word.summary,
    state: 'visible',
    columns: widths.map((width) => ({ width })),
    rows: [...draft.rows, ...bands.flatMap(({ rows }) => rows)],
    kept: { bands, rules },
    ...rules,
    landscape: false,
    footer: footerOf(assignment),
    freeze: { rows: headRow, columns: 0 },
    rowBreaks: [],
    columnBreaks: [],
    fitWidth: true,
    printTitles: `${quoteSheet(word.summary)}!$${headRow}:$${headRow}`,
  }
}

interface BandFacts {
  readonly locale: Locale
  readonly matrix: MatrixPlaces
  /** Row of its first applicant, and of the last of all. */
  readonly from: number
  readonly last: number
}

/** One row per applicant of a matrix sheet. */
const drawBand = ({ locale, matrix, from, last }: BandFacts): RowBand => {
  const word = words(locale)
  const draft = draftSheet(from)
  const range = (letter: string) => `$${letter}$${firstRow}:$${letter}$${last}`
  const sheet = quoteSheet(matrix.sheet)
  matrix.applicants.forEach((applicant, index) => {
    const row = from + index
    draft.set(row, 1, { style: 'cellCentre', value: row - headRow })
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
      ...(last > firstRow ? { shared: { id: 0, range: `F${firstRow}:F${last}` } } : {}),
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
        textHeight(applicant.name, 10, columnPixels(nameWidth)),
        textHeight(applicant.number, 10, columnPixels(numberWidth)),
        textHeight(matrix.role, 10, columnPixels(roleWidth)),
      ),
    )
  })
  return { first: from, rows: draft.rows }
}

const rulesOf = ({ locale, last, merges }: Pick<BandFacts, 'locale' | 'last'> & Pick<SheetRules, 'merges'>): SheetRules => {
  const word = words(locale)
  return {
    merges,
    conditions: [
      { range: `A${firstRow}:G${last}`, formula: `$G${firstRow}="${word.recused}"`, tone: 'recused' },
      { range: `G${firstRow}:G${last}`, formula: `LEFT($G${firstRow},${word.missing.length})="${word.missing}"`, tone: 'missing' },
      { range: `G${firstRow}:G${last}`, formula: `$G${firstRow}="${word.complete}"`, tone: 'done' },
    ],
    validations: [],
  }
}
