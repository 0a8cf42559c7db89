import { refuse, type Refusal } from '@zhengji/domain/refusal/refusal'
import type { SheetProblem } from '@zhengji/domain/sheet/verdict'
import type { IdentityMatrix, IdentityPart } from '../identity.ts'
import { applicantKey, columnKey, criterionKey, partKey, rowKey } from '../keys.ts'
import { address } from '../xml/address.ts'
import type { Book, BookSheet } from './book.ts'
import { gridKey, type GridCell } from './grid.ts'

/** A matrix sheet with its keys resolved to where they stand now. */
export interface LocatedPart {
  readonly part: IdentityPart
  readonly sheet: string
  readonly rowOf: (key: string) => number | null
  readonly columnOf: (key: string) => number | null
  readonly cell: (row: number, column: number) => GridCell | undefined
  /** Keys that stand in two places: nothing under them is certain. */
  readonly doubled: ReadonlySet<string>
}

export type LocateVerdict = { readonly ok: true; readonly located: LocatedPart; readonly problems: readonly SheetProblem[] } | Refusal

export interface Corner {
  readonly sheet: BookSheet
  readonly cell: GridCell
}

/** A key is a typed text: a formula that happens to show one is none. */
const isKey = (cell: GridCell): boolean => cell.kind === 'text' && cell.formula === null

/** Where the corner of each part stands, by its key; a copied sheet has it twice. */
export const findCorners = (book: Book): ReadonlyMap<string, readonly Corner[]> => {
  const corners = new Map<string, Corner[]>()
  const prefix = partKey('')
  for (const sheet of book.sheets)
    for (const cell of sheet.grid.values())
      if (cell.text.startsWith(prefix) && isKey(cell)) corners.set(cell.text, [...(corners.get(cell.text) ?? []), { sheet, cell }])
  return corners
}

const rowKeysOf = (matrix: IdentityMatrix): ReadonlySet<string> =>
  new Set([...Object.values(rowKey), ...matrix.criteria.map(({ id }) => criterionKey(id))])
const columnKeysOf = (part: IdentityPart): ReadonlySet<string> =>
  new Set([...Object.values(columnKey), ...part.applicants.map(({ id }) => applicantKey(id))])

/**
 * Finds a part by the key in its corner, then its rows and columns by the keys beside and above. Inserted rows and columns,
 * a sort, a renamed sheet change nothing; a copied row or column makes its key ambiguous.
 */
export const locatePart = (corners: readonly Corner[], matrix: IdentityMatrix, part: IdentityPart): LocateVerdict => {
  const [corner] = corners
  if (corner === undefined) return refuse('sheet-keys-missing', { sheet: part.sheet })
  if (corners.length > 1) return refuse('sheet-part-twice', { sheet: part.sheet })
  const { sheet, cell: mark } = corner
  const rows = new Map<string, number>()
  const columns = new Map<string, number>()
  const doubled = new Set<string>()
  const problems: SheetProblem[] = []
  const note = (places: Map<string, number>, key: string, at: number, cell: string, other: (place: number) => string) => {
    const before = places.get(key)
    if (before === undefined) return void places.set(key, at)
    doubled.add(key)
    problems.push({
      severity: 'error',
      reason: 'sheet-key-twice',
      params: { sheet: sheet.name, what: key.slice(2), cell, other: other(before) },
      sheet: sheet.name,
      cell,
    })
  }
  const rowKeys = rowKeysOf(matrix)
  const columnKeys = columnKeysOf(part)
  for (const cell of sheet.grid.values()) {
    if (!isKey(cell)) continue
    const { row, column, text } = cell
    if (column === mark.column && rowKeys.has(text)) note(rows, text, row, address(row, column), (before) => address(before, column))
    else if (row === mark.row && columnKeys.has(text)) note(columns, text, column, address(row, column), (before) => address(row, before))
  }
  // All keys gone: somebody deleted the hidden row or column, and guessing by position is how scores reach the wrong applicant.
  const anyApplicant = part.applicants.length === 0 || part.applicants.some(({ id }) => columns.has(applicantKey(id)))
  if (rows.size === 0 || !anyApplicant) return refuse('sheet-keys-missing', { sheet: sheet.name })
  return {
    ok: true,
    problems,
    located: {
      part,
      sheet: sheet.name,
      rowOf: (key) => rows.get(key) ?? null,
      columnOf: (key) => columns.get(key) ?? null,
      cell: (row, column) => sheet.grid.get(gridKey(row, column)),
      doubled,
    },
  }
}
