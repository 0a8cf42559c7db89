import type { SheetProblem } from '@zhengji/domain/sheet/verdict'
import { clip } from '@zhengji/domain/text'
import type { IdentityMatrix } from '../identity.ts'
import { applicantKey, columnKey, criterionKey, rowKey } from '../keys.ts'
import { address } from '../xml/address.ts'
import { keptText } from '../xml/escape.ts'
import { decimalOf } from './grid.ts'
import type { LocatedPart } from './locate.ts'

/** Office programs change line ends and collapse blanks; that is no change of content. */
const plain = (text: string): string => keptText(text).replace(/\s+/g, ' ').trim()

/**
 * Locked cells whose content is not what was issued: criterion, what earns points, full marks, applicant number and name.
 * Compared by content, never by protection flags, which office programs rewrite.
 */
export const findLockedChanges = (matrix: IdentityMatrix, located: LocatedPart): SheetProblem[] => {
  const problems: SheetProblem[] = []
  const compare = (row: number | null, column: number | null, expected: string | number) => {
    if (row === null || column === null) return
    const cell = located.cell(row, column)
    const found = cell === undefined ? '' : cell.formula === null ? cell.text : `=${cell.formula}`
    const same = typeof expected === 'number' ? decimalOf(found) === expected : plain(found) === plain(expected)
    if (same) return
    const at = address(row, column)
    problems.push({
      severity: 'error',
      reason: 'sheet-locked-changed',
      params: { sheet: located.sheet, cell: at, found: clip(found, 200), expected: clip(String(expected), 200) },
      sheet: located.sheet,
      cell: at,
    })
  }
  for (const criterion of matrix.criteria) {
    const row = located.rowOf(criterionKey(criterion.id))
    compare(row, located.columnOf(columnKey.name), criterion.name)
    compare(row, located.columnOf(columnKey.earns), criterion.earns)
    compare(row, located.columnOf(columnKey.points), criterion.points)
  }
  for (const applicant of located.part.applicants) {
    const column = located.columnOf(applicantKey(applicant.id))
    compare(located.rowOf(rowKey.number), column, applicant.number)
    compare(located.rowOf(rowKey.name), column, applicant.name)
  }
  return problems
}

/** Without these keys the visible texts cannot be held against what was issued, nor a declared recusal be seen. */
export const missingAnchors = (located: LocatedPart): boolean => {
  const columns = [columnKey.name, columnKey.earns, columnKey.points]
  const rows = [rowKey.number, rowKey.name, rowKey.recusal]
  return (
    columns.some((key) => located.columnOf(key) === null) ||
    rows.some((key) => located.rowOf(key) === null) ||
    [...columns, ...rows].some((key) => located.doubled.has(key))
  )
}
