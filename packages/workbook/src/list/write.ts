import { Readable } from 'node:stream'
import yazl from 'yazl'
import { absolute, address, columnLetters } from '../xml/address.ts'
import { encodeCellText } from '../xml/escape.ts'
import { contentTypes, rootRelations, styleOf, stylesXml, workbook, workbookRelations } from './parts.ts'

export type ListCellValue = string | number | null

export interface ListWorkbook {
  /** Name of the sheet and first line of it. */
  readonly title: string
  /** Lines under the title: where it comes from, who took it when. */
  readonly notes: readonly string[]
  readonly columns: readonly { readonly title: string; /** In characters. */ readonly width: number }[]
  readonly rows: AsyncIterable<readonly ListCellValue[]>
}

/** Excel refuses these in a sheet's name, and more than 31 characters. */
const sheetName = (title: string): string =>
  Array.from(title.replace(/[[\]:*?/\\]/g, ' '))
    .slice(0, 31)
    .join('')

const cellXml = (at: string, style: number, value: ListCellValue): string => {
  if (value === null || value === '') return `<c r="${at}" s="${style}"/>`
  if (typeof value === 'number') return `<c r="${at}" s="${styleOf.number}"><v>${value}</v></c>`
  // Inline text is never a formula, whatever it begins with.
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${encodeCellText(value)}</t></is></c>`
}

const rowXml = (number: number, style: number, values: readonly ListCellValue[]): string =>
  `<row r="${number}">${values.map((value, index) => cellXml(address(number, index + 1), style, value)).join('')}</row>`

/** Characters handed on at once: a stream's own cost per piece is that of some hundred cells. */
const pieceLength = 65_536

/** The sheet piece by piece; memory does not grow with it. */
async function* sheetXml({ title, notes, columns, rows }: ListWorkbook, head: number): AsyncGenerator<string> {
  const width = columns.map((column, index) => `<col min="${index + 1}" max="${index + 1}" width="${column.width}" customWidth="1"/>`)
  yield (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${width.join('')}</cols><sheetData>`
  )
  yield rowXml(1, styleOf.title, [title])
  for (const [index, note] of notes.entries()) yield rowXml(index + 2, styleOf.line, [note])
  yield rowXml(
    head,
    styleOf.head,
    columns.map((column) => column.title),
  )
  let last = head
  let pending = ''
  for await (const values of rows) {
    last += 1
    pending += rowXml(last, styleOf.text, values)
    if (pending.length < pieceLength) continue
    yield pending
    pending = ''
  }
  yield (
    `${pending}</sheetData><autoFilter ref="A${head}:${columnLetters(columns.length)}${last}"/>` +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.7" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;P / &amp;N</oddFooter></headerFooter></worksheet>'
  )
}

/**
 * Streams a list as .xlsx: title, notes, heading with filter buttons, one line per row. At most 1,048,576 lines, which is
 * Excel's limit. A failing source ends the stream with its error: never half a list as a whole one.
 */
export const writeList = (list: ListWorkbook): Readable => {
  const zip = new yazl.ZipFile()
  // yazl types its output as the older stream interface; at run time it is a PassThrough.
  const output = zip.outputStream as unknown as Readable
  const fail = (error: unknown) => void output.destroy(error instanceof Error ? error : new Error(String(error)))
  const name = sheetName(list.title)
  const head = list.notes.length + 2
  const add = (path: string, content: string) => zip.addBuffer(Buffer.from(content), path)
  add('[Content_Types].xml', contentTypes)
  add('_rels/.rels', rootRelations)
  add(
    'xl/workbook.xml',
    workbook(name, {
      print: `$${head}:$${head}`,
      filter: `${absolute(head, 1)}:${absolute(head, list.columns.length)}`,
    }),
  )
  add('xl/_rels/workbook.xml.rels', workbookRelations)
  add('xl/styles.xml', stylesXml)
  const sheet = Readable.from(sheetXml(list, head), { objectMode: false })
  sheet.on('error', fail)
  // A reader that goes away must not leave the source running.
  output.on('close', () => sheet.destroy())
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml')
  zip.end()
  return output
}
