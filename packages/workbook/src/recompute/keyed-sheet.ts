import type { BookSheet } from '../reader/book.ts'
import { gridKey } from '../reader/grid.ts'
import { PartFault } from '../reader/xml-text.ts'
import { address } from '../xml/address.ts'
import { keyColumn, keyRow } from './sheet.ts'

/** A sheet whose rows and columns are found by hidden keys in row 1 and column A. */
export interface KeyedSheet {
  readonly name: string
  /** What A1 says the sheet is. */
  readonly mark: string
  /** Rows and columns whose key begins so, in their order. */
  readonly rows: (prefix: string) => readonly (readonly [string, number])[]
  readonly columns: (prefix: string) => readonly (readonly [string, number])[]
  readonly hasColumn: (key: string) => boolean
  readonly rowOf: (key: string) => number
  /** The one row key that begins so. */
  readonly rowKeyed: (prefix: string) => string
  readonly text: (rowKey: string, column: number) => string
  readonly at: (rowKey: string, columnKey: string) => string
  readonly figure: (rowKey: string, columnKey: string) => { readonly cell: string; readonly text: string | null }
}

/** Lookups throw `PartFault` for keys that are not there; of a key that is there twice the last counts. */
export const keyedSheet = ({ name, grid }: BookSheet): KeyedSheet => {
  const rows = new Map<string, number>()
  const columns = new Map<string, number>()
  for (const { row, column, text } of grid.values()) {
    if (column === keyColumn && row > keyRow) rows.set(text, row)
    if (row === keyRow && column > keyColumn) columns.set(text, column)
  }
  const known = (of: ReadonlyMap<string, number>, key: string): number => {
    const place = of.get(key)
    if (place === undefined) throw new PartFault(`${name}: ${key}`)
    return place
  }
  const beginning = (of: ReadonlyMap<string, number>, prefix: string) =>
    [...of].filter(([key]) => key.startsWith(prefix)).sort(([, a], [, b]) => a - b)
  const cellAt = (row: number, column: number) => grid.get(gridKey(row, column))
  const text = (rowKey: string, column: number): string => cellAt(known(rows, rowKey), column)?.text ?? ''
  return {
    name,
    mark: cellAt(keyRow, keyColumn)?.text ?? '',
    rows: (prefix) => beginning(rows, prefix),
    columns: (prefix) => beginning(columns, prefix),
    hasColumn: (key) => columns.has(key),
    rowOf: (key) => known(rows, key),
    rowKeyed: (prefix) => {
      const [first] = beginning(rows, prefix)
      if (first === undefined) throw new PartFault(`${name}: ${prefix}`)
      return first[0]
    },
    text,
    at: (rowKey, columnKey) => text(rowKey, known(columns, columnKey)),
    figure: (rowKey, columnKey) => {
      const [row, column] = [known(rows, rowKey), known(columns, columnKey)]
      const cell = cellAt(row, column)
      // A formula without a value: no program has computed it.
      return {
        cell: address(row, column),
        text: cell?.formula != null && cell.text === '' && cell.kind === 'number' ? null : (cell?.text ?? ''),
      }
    },
  }
}
