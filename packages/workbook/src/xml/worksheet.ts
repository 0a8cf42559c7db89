import type { StyleBook, StyleName, ToneName } from '../page/styles.ts'
import { address } from './address.ts'
import { encodeCellText, escapeAttribute, escapeText } from './escape.ts'

export interface CellModel {
  readonly style: StyleName
  readonly value?: string | number
  /** Without the leading `=`. `value` is then the cached result. */
  readonly formula?: string
  /** The cells of the range hold the same formula, moved along: it is written once, in the first of them. */
  readonly shared?: SharedFormula
}

export interface SharedFormula {
  /** Unique in the sheet. */
  readonly id: number
  readonly range: string
}

export interface Validation {
  readonly range: string
  readonly type: 'custom' | 'list' | 'textLength'
  readonly formula: string
  readonly title: string
  readonly error: string
  /** Shown beside the selected cell. */
  readonly prompt?: string
}

export interface Condition {
  readonly range: string
  readonly formula: string
  readonly tone: ToneName
}

/** What follows the cells of a sheet. */
export interface SheetRules {
  readonly merges: readonly string[]
  readonly conditions: readonly Condition[]
  readonly validations: readonly Validation[]
}

export interface SheetModel extends SheetRules {
  readonly name: string
  readonly state: 'visible' | 'veryHidden'
  /** Widths in characters; index 0 is column A. */
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean }[]
  readonly rows: readonly RowModel[]
  /** What other workbooks of a pack have as well, as the same objects: some of the rows, and the rules. */
  readonly kept?: { readonly bands: readonly RowBand[]; readonly rules: SheetRules }
  readonly landscape: boolean
  /** Percent. */
  readonly scale?: number
  readonly footer: string
  /** Rows and columns above and left of which the view is frozen. */
  readonly freeze?: { readonly rows: number; readonly columns: number }
  /** Last row or column before a page break. */
  readonly rowBreaks: readonly number[]
  readonly columnBreaks: readonly number[]
  /** Fit to the page's width; excludes column breaks. */
  readonly fitWidth: boolean
  readonly printArea?: string
  readonly printTitles?: string
}

export interface RowModel {
  /** Points. */
  readonly height?: number
  readonly hidden?: boolean
  /** By 1-based column, with gaps. */
  readonly cells: readonly (CellModel | undefined)[]
}

/** Consecutive rows, the first with its 1-based number. */
export interface RowBand {
  readonly first: number
  readonly rows: readonly RowModel[]
}

/** Rows of a sheet being drawn: they grow as they are touched. */
export interface SheetDraft {
  readonly rows: { height?: number; hidden?: boolean; cells: (CellModel | undefined)[] }[]
  readonly set: (row: number, column: number, cell: CellModel) => void
  /** One style over a rectangle, content in its first cell: every cell of a merge needs the border and the lock. */
  readonly merge: (row: number, column: number, toRow: number, toColumn: number, cell: CellModel) => void
  readonly height: (row: number, points: number) => void
  readonly hide: (row: number) => void
  readonly merges: string[]
}

/** `first` is the number of the first row. */
export const draftSheet = (first = 1): SheetDraft => {
  const rows: SheetDraft['rows'] = []
  const merges: string[] = []
  const rowAt = (row: number) => {
    while (rows.length <= row - first) rows.push({ cells: [] })
    // The loop above made it.
    return rows[row - first] as SheetDraft['rows'][number]
  }
  const set = (row: number, column: number, cell: CellModel) => void (rowAt(row).cells[column] = cell)
  return {
    rows,
    merges,
    set,
    merge: (row, column, toRow, toColumn, cell) => {
      for (let r = row; r <= toRow; r += 1) for (let c = column; c <= toColumn; c += 1) set(r, c, { style: cell.style })
      set(row, column, cell)
      if (row !== toRow || column !== toColumn) merges.push(`${address(row, column)}:${address(toRow, toColumn)}`)
    },
    height: (row, points) => void (rowAt(row).height = Math.min(409, Math.round(points * 4) / 4)),
    hide: (row) => void (rowAt(row).hidden = true),
  }
}

const formulaXml = (at: string, formula: string, shared: SharedFormula | undefined): string => {
  if (shared === undefined) return `<f>${escapeText(formula)}</f>`
  const { id, range } = shared
  return range.startsWith(`${at}:`) ? `<f t="shared" ref="${range}" si="${id}">${escapeText(formula)}</f>` : `<f t="shared" si="${id}"/>`
}

const cellXml = (at: string, style: number, { value, formula, shared }: CellModel): string => {
  const open = `<c r="${at}" s="${style}"`
  if (formula !== undefined) {
    const f = formulaXml(at, formula, shared)
    if (value === undefined) return `${open}>${f}</c>`
    return typeof value === 'number' ? `${open}>${f}<v>${value}</v></c>` : `${open} t="str">${f}<v>${encodeCellText(value)}</v></c>`
  }
  if (value === undefined || value === '') return `${open}/>`
  if (typeof value === 'number') return `${open}><v>${value}</v></c>`
  // Blanks at either end are kept only where that is asked for.
  const space = /^\s|\s$/.test(value) ? ' xml:space="preserve"' : ''
  return `${open} t="inlineStr"><is><t${space}>${encodeCellText(value)}</t></is></c>`
}

const rowXml = (row: RowModel, number: number, styles: StyleBook): string => {
  const height = row.height === undefined ? '' : ` ht="${row.height}" customHeight="1"`
  let xml = `<row r="${number}"${height}${row.hidden === true ? ' hidden="1"' : ''}>`
  row.cells.forEach((cell, column) => {
    if (cell !== undefined) xml += cellXml(address(number, column), styles.cell[cell.style], cell)
  })
  return `${xml}</row>`
}

const bandXml = ({ first, rows }: RowBand, styles: StyleBook): string =>
  rows.map((row, index) => rowXml(row, first + index, styles)).join('')

const validationXml = ({ range, type, formula, title, error, prompt }: Validation): string =>
  `<dataValidation type="${type}"${type === 'textLength' ? ' operator="lessThanOrEqual"' : ''} allowBlank="1" showErrorMessage="1"${prompt === undefined ? '' : ' showInputMessage="1"'}` +
  ` errorTitle="${escapeAttribute(title)}" error="${escapeAttribute(error)}"${prompt === undefined ? '' : ` promptTitle="${escapeAttribute(title)}" prompt="${escapeAttribute(prompt)}"`}` +
  ` sqref="${range}"><formula1>${escapeText(formula)}</formula1></dataValidation>`

const conditionXml = ({ range, formula, tone }: Condition, priority: number, styles: StyleBook): string =>
  `<conditionalFormatting sqref="${range}"><cfRule type="expression" dxfId="${styles.tone[tone]}" priority="${priority}"><formula>${escapeText(formula)}</formula></cfRule></conditionalFormatting>`

const paneXml = ({ rows, columns }: { rows: number; columns: number }): string => {
  const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight'
  return `<pane${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''} topLeftCell="${address(rows + 1, columns + 1)}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${address(rows + 1, columns + 1)}" sqref="${address(rows + 1, columns + 1)}"/>`
}

/** Neighbours of equal width in one element. */
const columnsXml = (columns: SheetModel['columns']): string => {
  let xml = ''
  for (let first = 0; first < columns.length;) {
    const { width, hidden = false } = columns[first] ?? { width: 0 }
    let last = first
    while (columns[last + 1]?.width === width && (columns[last + 1]?.hidden ?? false) === hidden) last += 1
    xml += `<col min="${first + 1}" max="${last + 1}" width="${width}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`
    first = last + 1
  }
  return `<cols>${xml}</cols>`
}

const breaksXml = (tag: string, at: readonly number[], max: number): string =>
  at.length === 0
    ? ''
    : `<${tag} count="${at.length}" manualBreakCount="${at.length}">${at.map((id) => `<brk id="${id}" max="${max}" man="1"/>`).join('')}</${tag}>`

/** Hash of a protection password, computed once: 100,000 rounds per sheet would block the event loop. */
export interface ProtectionHash {
  readonly algorithm: 'SHA-512'
  readonly hash: string
  readonly salt: string
  readonly rounds: number
}

const protectionXml = (hash: ProtectionHash | undefined): string =>
  `<sheetProtection${hash === undefined ? '' : ` algorithmName="${hash.algorithm}" hashValue="${hash.hash}" saltValue="${hash.salt}" spinCount="${hash.rounds}"`} sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>`

/** What makes up a worksheet part in its order: text of its own, and rows and rules that it has in common with others. */
export type SheetPiece = string | RowBand | SheetRules

const rulesXml = ({ merges, conditions, validations }: SheetRules, styles: StyleBook): string => {
  const checks = validations.map(validationXml).join('')
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join('')
  return (
    (merged === '' ? '' : `<mergeCells count="${merges.length}">${merged}</mergeCells>`) +
    conditions.map((condition, index) => conditionXml(condition, index + 1, styles)).join('') +
    (checks === '' ? '' : `<dataValidations count="${validations.length}">${checks}</dataValidations>`)
  )
}

const rowPieces = ({ rows, kept }: SheetModel, styles: StyleBook): SheetPiece[] => {
  const pieces: SheetPiece[] = []
  let next = 1
  for (const band of [...(kept?.bands ?? []), { first: rows.length + 1, rows: [] }]) {
    pieces.push(bandXml({ first: next, rows: rows.slice(next - 1, band.first - 1) }, styles))
    if (band.rows.length > 0) pieces.push(band)
    next = band.first + band.rows.length
  }
  return pieces
}

/** The whole part in pieces. The order of its elements is fixed by the format; Excel repairs a file that departs from it. */
export const worksheetPieces = (
  sheet: SheetModel,
  styles: StyleBook,
  selected: boolean,
  protection: ProtectionHash | undefined,
): SheetPiece[] => {
  const lastCell = address(Math.max(1, sheet.rows.length), Math.max(1, sheet.columns.length))
  return [
    [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      `<sheetPr>${sheet.fitWidth ? '<pageSetUpPr fitToPage="1"/>' : ''}</sheetPr><dimension ref="A1:${lastCell}"/>`,
      `<sheetViews><sheetView showGridLines="0"${selected ? ' tabSelected="1"' : ''} workbookViewId="0">${sheet.freeze === undefined ? '' : paneXml(sheet.freeze)}</sheetView></sheetViews>`,
      `<sheetFormatPr defaultRowHeight="15"/>${columnsXml(sheet.columns)}<sheetData>`,
    ].join(''),
    ...rowPieces(sheet, styles),
    `</sheetData>${protectionXml(protection)}`,
    sheet.kept?.rules ?? rulesXml(sheet, styles),
    [
      '<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.7" header="0.3" footer="0.3"/>',
      `<pageSetup paperSize="9"${sheet.scale === undefined ? '' : ` scale="${sheet.scale}"`} orientation="${sheet.landscape ? 'landscape' : 'portrait'}"${sheet.fitWidth ? ' fitToHeight="0"' : ''}/>`,
      `<headerFooter><oddFooter>${escapeText(sheet.footer)}</oddFooter></headerFooter>`,
      breaksXml('rowBreaks', sheet.rowBreaks, 16383),
      breaksXml('colBreaks', sheet.columnBreaks, 1048575),
      '</worksheet>',
    ].join(''),
  ]
}

/** The whole part as one text. */
export const worksheetXml = (sheet: SheetModel, styles: StyleBook, selected: boolean, protection: ProtectionHash | undefined): string =>
  worksheetPieces(sheet, styles, selected, protection)
    .map((piece) => pieceXml(piece, styles))
    .join('')

export const pieceXml = (piece: SheetPiece, styles: StyleBook): string =>
  typeof piece === 'string' ? piece : 'first' in piece ? bandXml(piece, styles) : rulesXml(piece, styles)
