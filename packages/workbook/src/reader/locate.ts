import { refuse, type Refusal } from '@zhengji/domain/refusal/refusal'
import type { SheetProblem } from '@zhengji/domain/sheet/verdict'
import type { IdentityPart } from '../identity.ts'
import { applicantKey, partKey } from '../keys.ts'
import { address } from '../xml/address.ts'
import type { Book } from './book.ts'
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

/**
 * Finds a part by the key in its corner, then its rows and columns by the keys beside and above. Inserted rows and columns,
 * a sort, a renamed sheet change nothing; a copied row or column makes its key ambiguous.
 */
export const locatePart = (book: Book, part: IdentityPart): LocateVerdict => {
  const mark = partKey(part.key)
  const corners = book.sheets.flatMap((sheet) =>
    [...sheet.grid.values()].filter((cell) => cell.text === mark).map((corner) => ({ sheet, corner })),
  )
  // A copied sheet: the defined name still points to the one that was issued.
  const named = corners.length > 1 ? corners.filter(({ sheet }) => sheet.name === book.names.get(part.name)) : corners
  const [found] = named
  if (found === undefined) return refuse('sheet-keys-missing', { sheet: part.sheet })
  if (named.length > 1 || corners.length > 1) return refuse('sheet-part-twice', { sheet: part.sheet })
  const { sheet, corner } = found
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
  for (const cell of sheet.grid.values()) {
    if (cell.kind !== 'text' || cell.text === mark) continue
    if (cell.column === corner.column) note(rows, cell.text, cell.row, address(cell.row, cell.column), (row) => address(row, cell.column))
    else if (cell.row === corner.row)
      note(columns, cell.text, cell.column, address(cell.row, cell.column), (column) => address(cell.row, column))
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
