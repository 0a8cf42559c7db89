import type { ApplicantScores } from '@zhengji/domain/sheet/assignment'
import type { SheetProblem } from '@zhengji/domain/sheet/verdict'
import type { IdentityCriterion, IdentityMatrix } from '../identity.ts'
import { applicantKey, criterionKey, rowKey } from '../keys.ts'
import { address } from '../xml/address.ts'
import type { Book } from './book.ts'
import type { GridCell } from './grid.ts'
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
  for (const criterion of matrix.criteria)
    if (located.rowOf(criterionKey(criterion.id)) === null) report('error', 'sheet-row-missing', { sheet, what: criterion.name }, '')

  const readCell = (criterion: IdentityCriterion, column: number | null): ReadCell => {
    const row = rowOf(criterionKey(criterion.id))
    const cell = row === null || column === null ? undefined : located.cell(row, column)
    const scale = { maxUnits: criterion.maxUnits, stepsPerPoint: matrix.stepsPerPoint }
    const reading = readScoreCell(cell, book.formats[cell?.style ?? 0] ?? 'plain', scale)
    const place = at(row, column)
    let problem: SheetProblem | null = null
    if (reading.problem !== null) problem = report('error', reading.problem.reason, reading.problem.params, place)
    else if (reading.normalised && reading.units !== null)
      problem = report('note', 'sheet-score-normalised', { found: reading.raw ?? '', points: shownPoints(reading.units, scale) }, place)
    return {
      criterionId: criterion.id,
      sheet,
      address: place,
      raw: reading.raw,
      units: reading.units,
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

    const recusalRow = rowOf(rowKey.recusal)
    const said = textOf(cellAt(recusalRow))
    const word = said.normalize('NFKC').trim().toLowerCase()
    if (applicant.recused && no.has(word)) report('warning', 'sheet-recusal-fixed', { found: said }, at(recusalRow, column))
    const declared = yes.has(word)
    const unclear = !applicant.recused && word !== '' && !declared && !no.has(word)
    if (unclear) report('error', 'sheet-recusal-unclear', { found: said.slice(0, 40) }, at(recusalRow, column))
    const recused = applicant.recused || declared

    const commentRow = rowOf(rowKey.comment)
    const remark = cellAt(commentRow)
    if (remark !== undefined && remark.formula !== null)
      report('warning', 'sheet-comment-formula', { found: remark.formula.slice(0, 60) }, at(commentRow, column))
    const comment = applicant.recused && textOf(remark) === '—' ? '' : textOf(remark)

    if (recused) {
      const filled = matrix.criteria
        .map(({ id }) => cellAt(rowOf(criterionKey(id))))
        .filter((cell) => cell !== undefined && textOf(cell) !== '—' && textOf(cell) !== '')
      if (filled.length > 0) report('warning', 'sheet-recused-scored', {}, at(filled[0]?.row ?? null, column))
      return {
        ...who,
        recused,
        comment,
        units: {},
        cells: matrix.criteria.map(({ id }) => emptyCell(id, sheet, at(rowOf(criterionKey(id)), column))),
      }
    }
    const cells = matrix.criteria.map((criterion) => readCell(criterion, column))
    const units = Object.fromEntries(cells.flatMap(({ criterionId, units }) => (units === null ? [] : [[criterionId, units]])))
    checkTotal(matrix, cells, cellAt(rowOf(rowKey.total)), (found, expected) =>
      report('warning', 'sheet-total-differs', { found, expected }, at(rowOf(rowKey.total), column)),
    )
    return { ...who, recused, comment, units, cells }
  })
  return { scores, problems }
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
  if (total?.kind !== 'number' || cells.some(({ units }) => units === null)) return
  const expected = cells.reduce((sum, { units }) => sum + (units ?? 0), 0)
  if (Math.abs(Number(total.text) * matrix.stepsPerPoint - expected) > 1e-6)
    differs(String(Number(Number(total.text).toFixed(4))), shownPoints(expected, { maxUnits: 0, stepsPerPoint: matrix.stepsPerPoint }))
}
