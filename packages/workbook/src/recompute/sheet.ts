import { absolute, quoteSheet } from '../xml/address.ts'
import type { Condition, SheetDraft, SheetModel } from '../xml/worksheet.ts'

/** Row 1 and column A are hidden and name what each row and column is: the reader finds cells by them, never by position. */
export const keyRow = 1
export const keyColumn = 1

export interface SheetLayout {
  readonly name: string
  /** Widths in characters from column B on; column A holds the keys. */
  readonly widths: readonly number[]
  readonly footer: string
  /** Rows and columns that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  /** Rows that are repeated on every printed page. */
  readonly titles: readonly [number, number] | null
  /** Last row and column that are printed: what only derives them stays on the screen. Left out: everything. */
  readonly printed?: { readonly row: number; readonly column: number }
  readonly conditions?: readonly Condition[]
}

/** A drawn sheet as a model: landscape, fitted to the page's width, keys hidden. */
export const recomputationSheet = (draft: SheetDraft, layout: SheetLayout): SheetModel => {
  draft.hide(keyRow)
  return {
    name: layout.name,
    state: 'visible',
    columns: [{ width: 8, hidden: true }, ...layout.widths.map((width) => ({ width }))],
    rows: draft.rows,
    merges: draft.merges,
    validations: [],
    conditions: layout.conditions ?? [],
    landscape: true,
    footer: layout.footer,
    freeze: layout.frozen,
    rowBreaks: [],
    columnBreaks: [],
    fitWidth: true,
    ...(layout.printed === undefined
      ? {}
      : { printArea: `${quoteSheet(layout.name)}!${absolute(2, keyColumn + 1)}:${absolute(layout.printed.row, layout.printed.column)}` }),
    ...(layout.titles === null ? {} : { printTitles: `${quoteSheet(layout.name)}!$${layout.titles[0]}:$${layout.titles[1]}` }),
  }
}

/** Excel allows 31 characters and none of []:*?/\; a name in use gets a number. Always begins with Chinese. */
export const recomputationTitle = (kind: string, roleName: string, taken: Set<string>): string => {
  const clean = roleName.replace(/[[\]:*?/\\'\p{Cc}\p{Cs}]/gu, '').trim()
  for (let copy = 1; ; copy += 1) {
    const tail = copy > 1 ? `(${copy})` : ''
    const room = 31 - `${kind}·${tail}`.length
    const title = `${kind}·${clean.slice(0, room).replace(/[\ud800-\udbff]$/, '')}${tail}`
    if (taken.has(title.toLowerCase())) continue
    taken.add(title.toLowerCase())
    return title
  }
}

/** A text inside a formula. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
