import type { StyleBook, StyleName, ToneName } from '../template.ts'
import { address, columnLetters } from './address.ts'
import { encodeCellText, escapeText, escapeAttribute } from './escape.ts'

export interface CellModel {
  readonly style: StyleName
  readonly value?: string | number
  /** Without the leading `=`. `value` is then the cached result. */
  readonly formula?: string
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

export interface SheetModel {
  readonly name: string
  readonly state: 'visible' | 'veryHidden'
  /** Widths in characters; index 0 is column A. */
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean }[]
  readonly rows: readonly RowModel[]
  readonly merges: readonly string[]
  readonly validations: readonly Validation[]
  readonly conditions: readonly Condition[]
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
  /** 1-based column → cell. */
  readonly cells: ReadonlyMap<number, CellModel>
}

/** A sheet being drawn: rows grow as they are touched. */
export interface SheetDraft {
  readonly rows: { height?: number; hidden?: boolean; cells: Map<number, CellModel> }[]
  readonly set: (row: number, column: number, cell: CellModel) => void
  /** One style over a rectangle, content in its first cell: every cell of a merge needs the border and the lock. */
  readonly merge: (row: number, column: number, toRow: number, toColumn: number, cell: CellModel) => void
  readonly height: (row: number, points: number) => void
  readonly hide: (row: number) => void
  readonly merges: string[]
}

export const draftSheet = (): SheetDraft => {
  const rows: SheetDraft['rows'] = []
  const merges: string[] = []
  const rowAt = (row: number) => {
    while (rows.length < row) rows.push({ cells: new Map() })
    // The loop above made it.
    return rows[row - 1] as SheetDraft['rows'][number]
  }
  const set = (row: number, column: number, cell: CellModel) => void rowAt(row).cells.set(column, cell)
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

const cellXml = (at: string, style: number, { value, formula }: CellModel): string => {
  const open = `<c r="${at}" s="${style}"`
  if (formula !== undefined) {
    const f = `<f>${escapeText(formula)}</f>`
    if (value === undefined) return `${open}>${f}</c>`
    return typeof value === 'number' ? `${open}>${f}<v>${value}</v></c>` : `${open} t="str">${f}<v>${encodeCellText(value)}</v></c>`
  }
  if (value === undefined || value === '') return `${open}/>`
  if (typeof value === 'number') return `${open}><v>${value}</v></c>`
  return `${open} t="inlineStr"><is><t xml:space="preserve">${encodeCellText(value)}</t></is></c>`
}

const rowXml = (row: RowModel, number: number, letters: readonly string[], styles: StyleBook): string => {
  const cells = [...row.cells].sort(([a], [b]) => a - b)
  const height = row.height === undefined ? '' : ` ht="${row.height}" customHeight="1"`
  let xml = `<row r="${number}"${height}${row.hidden === true ? ' hidden="1"' : ''}>`
  for (const [column, cell] of cells) xml += cellXml(`${letters[column] ?? columnLetters(column)}${number}`, styles.cell[cell.style], cell)
  return `${xml}</row>`
}

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

/** The whole part. The order of its elements is fixed by the format; Excel repairs a file that departs from it. */
export const worksheetXml = (sheet: SheetModel, styles: StyleBook, selected: boolean, protection: ProtectionHash | undefined): string => {
  const letters = ['', ...sheet.columns.map((_, index) => columnLetters(index + 1))]
  const lastCell = address(Math.max(1, sheet.rows.length), Math.max(1, sheet.columns.length))
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<sheetPr>${sheet.fitWidth ? '<pageSetUpPr fitToPage="1"/>' : ''}</sheetPr><dimension ref="A1:${lastCell}"/>`,
    `<sheetViews><sheetView showGridLines="0"${selected ? ' tabSelected="1"' : ''} workbookViewId="0">${sheet.freeze === undefined ? '' : paneXml(sheet.freeze)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${sheet.columns.map(({ width, hidden }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${hidden === true ? ' hidden="1"' : ''}/>`).join('')}</cols>`,
    `<sheetData>${sheet.rows.map((row, index) => rowXml(row, index + 1, letters, styles)).join('')}</sheetData>`,
    protectionXml(protection),
    sheet.merges.length === 0
      ? ''
      : `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
    sheet.conditions.map((condition, index) => conditionXml(condition, index + 1, styles)).join(''),
    sheet.validations.length === 0
      ? ''
      : `<dataValidations count="${sheet.validations.length}">${sheet.validations.map(validationXml).join('')}</dataValidations>`,
    '<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.7" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9"${sheet.scale === undefined ? '' : ` scale="${sheet.scale}"`} orientation="${sheet.landscape ? 'landscape' : 'portrait'}"${sheet.fitWidth ? ' fitToHeight="0"' : ''}/>`,
    `<headerFooter><oddFooter>${escapeText(sheet.footer)}</oddFooter></headerFooter>`,
    breaksXml('rowBreaks', sheet.rowBreaks, 16383),
    breaksXml('colBreaks', sheet.columnBreaks, 1048575),
    '</worksheet>',
  ].join('')
}
