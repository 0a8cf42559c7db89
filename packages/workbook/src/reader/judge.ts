import type { ApplicantScores } from '@zhengji/domain/sheet/assignment'
import type { SheetProblem } from '@zhengji/domain/sheet/verdict'
import { clip } from '@zhengji/domain/text'
import type { IdentityMatrix } from '../identity.ts'
import { applicantKey, criterionKey, rowKey } from '../keys.ts'
import { address } from '../xml/address.ts'
import type { Book } from './book.ts'
import { decimalOf, type GridCell } from './grid.ts'
import type { LocatedPart } from './locate.ts'
import { readScoreCell, shownPoints } from './score-cell.ts'

export interface ReadCell {
  readonly criterionId: string
  readonly sheet: string
  /** A1 address now, or an empty string when its row or column is gone. */
  readonly address: string
  /** What stood there, or null when nothing did. */
  readonly raw: string | null
  readonly units: number | null
  readonly normalised: boolean
  readonly problem: SheetProblem | null
}

export interface ReadScores extends ApplicantScores {
  readonly role: string
  readonly number: string
  readonly name: string
  /** False when the applicant's column is gone or ambiguous. */
  readonly found: boolean
  readonly cells: readonly ReadCell[]
}

const yes = new Set(['是', '回避', 'yes', 'y', 'true', '1', '√', '✓'])
const no = new Set(['否', '不回避', '不', 'no', 'n', 'false', '0', '×', 'x'])

/** A picture in a cell, as WPS writes it. */
const wpsPicture = /^(_xlfn\.)?DISPIMG\(/i

const textOf = (cell: GridCell | undefined): string =>
  cell === undefined ? '' : cell.formula === null ? cell.text.trim() : `=${cell.formula}`

/** Everything one expert gave the applicants of one sheet, with a problem for each cell that is not certain. */
export const judgePart = (book: Book, matrix: IdentityMatrix, located: LocatedPart): { scores: ReadScores[]; problems: SheetProblem[] } => {
  const problems: SheetProblem[] = []
  const { sheet, part } = located
  const at = (row: number | null, column: number | null): string => (row === null || column === null ? '' : address(row, column))
  const report = (severity: SheetProblem['severity'], reason: string, params: SheetProblem['params'], cell: string): SheetProblem => {
    const problem = { severity, reason, params, sheet, cell: cell === '' ? null : cell }
    problems.push(problem)
    return problem
  }
  const rowOf = (key: string) => (located.doubled.has(key) ? null : located.rowOf(key))
  const criteria = matrix.criteria.map((criterion) => ({
    id: criterion.id,
    row: rowOf(criterionKey(criterion.id)),
    scale: { maxUnits: criterion.maxUnits, stepsPerPoint: matrix.stepsPerPoint },
  }))
  for (const criterion of matrix.criteria)
    if (located.rowOf(criterionKey(criterion.id)) === null) report('error', 'sheet-row-missing', { sheet, what: criterion.name }, '')
  const [recusalRow, commentRow, totalRow] = [rowOf(rowKey.recusal), rowOf(rowKey.comment), rowOf(rowKey.total)]

  const readCell = ({ id, row, scale }: (typeof criteria)[number], column: number | null, doubt: SheetProblem | null): ReadCell => {
    const cell = row === null || column === null ? undefined : located.cell(row, column)
    const reading = readScoreCell(cell, book.formats[cell?.style ?? 0] ?? 'plain', scale)
    const place = at(row, column)
    let problem: SheetProblem | null = null
    const doubted = doubt !== null && reading.raw !== null
    if (doubted) problem = doubt
    else if (reading.problem !== null) problem = report('error', reading.problem.reason, reading.problem.params, place)
    else if (reading.normalised && reading.units !== null)
      problem = report('note', 'sheet-score-normalised', { found: reading.raw ?? '', points: shownPoints(reading.units, scale) }, place)
    return {
      criterionId: id,
      sheet,
      address: place,
      raw: reading.raw,
      units: doubted ? null : reading.units,
      normalised: reading.normalised,
      problem,
    }
  }

  const scores = part.applicants.map((applicant): ReadScores => {
    const key = applicantKey(applicant.id)
    const column = located.doubled.has(key) ? null : located.columnOf(key)
    if (located.columnOf(key) === null) report('error', 'sheet-column-missing', { sheet, what: applicant.name }, '')
    const cellAt = (row: number | null) => (row === null || column === null ? undefined : located.cell(row, column))
    const who = { role: matrix.role, number: applicant.number, name: applicant.name, applicationId: applicant.id, found: column !== null }

    const said = textOf(cellAt(recusalRow))
    const word = said.normalize('NFKC').trim().toLowerCase()
    if (applicant.recused && no.has(word)) report('warning', 'sheet-recusal-fixed', { found: said }, at(recusalRow, column))
    const declared = yes.has(word)
    const unclear = !applicant.recused && word !== '' && !declared && !no.has(word)
    // Scores of an applicant whom the expert may have meant to stand aside from are none until that is cleared up.
    const doubt = unclear ? report('error', 'sheet-recusal-unclear', { found: clip(said, 40) }, at(recusalRow, column)) : null
    const recused = applicant.recused || declared

    const remark = cellAt(commentRow)
    const formula = remark?.formula ?? null
    const picture = formula !== null && wpsPicture.test(formula)
    if (picture) report('warning', 'sheet-comment-picture', {}, at(commentRow, column))
    else if (formula !== null) report('warning', 'sheet-comment-formula', { found: clip(formula, 60) }, at(commentRow, column))
    const comment = picture || (applicant.recused && textOf(remark) === '—') ? '' : textOf(remark)

    if (recused) {
      const filled = criteria.map(({ row }) => cellAt(row)).filter((cell) => textOf(cell) !== '—' && textOf(cell) !== '')
      if (filled.length > 0) report('warning', 'sheet-recused-scored', {}, at(filled[0]?.row ?? null, column))
      return {
        ...who,
        recused,
        comment,
        units: {},
        cells: criteria.map(({ id, row }) => emptyCell(id, sheet, at(row, column))),
      }
    }
    const cells = criteria.map((criterion) => readCell(criterion, column, doubt))
    const units = unitsOf(cells)
    checkTotal(matrix, cells, cellAt(totalRow), (found, expected) =>
      report('warning', 'sheet-total-differs', { found, expected }, at(totalRow, column)),
    )
    return { ...who, recused, comment, units, cells }
  })
  return { scores, problems }
}

/** criterionId → units of those cells that hold a score. */
export const unitsOf = (cells: readonly ReadCell[]): Record<string, number> => {
  const units = new Map<string, number>()
  for (const cell of cells) if (cell.units !== null) units.set(cell.criterionId, cell.units)
  return Object.fromEntries(units)
}

const emptyCell = (criterionId: string, sheet: string, place: string): ReadCell => ({
  criterionId,
  sheet,
  address: place,
  raw: null,
  units: null,
  normalised: false,
  problem: null,
})

/** The sheet's own total is never used; when every score is there and it differs, the officer should know (stale formula or a typed total). */
const checkTotal = (
  matrix: IdentityMatrix,
  cells: readonly ReadCell[],
  total: GridCell | undefined,
  differs: (found: string, expected: string) => void,
): void => {
  const said = total?.kind === 'number' ? decimalOf(total.text) : null
  if (said === null || cells.some(({ units }) => units === null)) return
  const expected = cells.reduce((sum, { units }) => sum + (units ?? 0), 0)
  if (Math.abs(said * matrix.stepsPerPoint - expected) > 1e-6)
    differs(String(Number(said.toFixed(4))), shownPoints(expected, { maxUnits: 0, stepsPerPoint: matrix.stepsPerPoint }))
}
