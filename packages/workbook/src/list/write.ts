import { PassThrough, type Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { columnLetters } from '../xml/address.ts'

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

/** Songti is what the offices have; 134 is Windows' number of simplified Chinese. */
const font = (size: number, bold = false) => ({ name: '宋体', family: 3, charset: 134, size, bold })
const thin = { style: 'thin' } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
const wrapped = { vertical: 'middle', wrapText: true } as const
const styles = {
  title: { font: font(16, true), alignment: { vertical: 'middle' } },
  note: { font: font(9), alignment: { vertical: 'middle' } },
  head: {
    font: font(10, true),
    border,
    alignment: { ...wrapped, horizontal: 'center' },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } },
  },
  // `@` keeps 18-digit codes text when somebody edits them.
  text: { font: font(10), border, alignment: wrapped, numFmt: '@' },
  number: { font: font(10), border, alignment: { vertical: 'middle', horizontal: 'right' } },
} satisfies Record<string, Partial<ExcelJS.Style>>

/** Office programs read `_x0041_` as a character's number, so a literal underscore before such a group is itself escaped. */
const literal = (value: ListCellValue): ListCellValue =>
  typeof value === 'string' ? value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : value

const addRow = (sheet: ExcelJS.Worksheet, values: readonly ListCellValue[], style: Partial<ExcelJS.Style>): void => {
  const row = sheet.addRow(values.map(literal))
  for (let column = 1; column <= values.length; column += 1) {
    const cell = row.getCell(column)
    cell.style = typeof cell.value === 'number' ? styles.number : style
  }
  row.commit()
}

/** exceljs knows nothing of a slow reader: after so many lines the writer waits until the reader has taken what there is. */
const linesAhead = 500

const drained = (output: PassThrough): Promise<void> =>
  new Promise((resolve) => {
    const ready = () => {
      output.off('drain', ready)
      output.off('close', ready)
      resolve()
    }
    output.once('drain', ready)
    output.once('close', ready)
  })

const writeTo = async (output: PassThrough, { title, notes, columns, rows }: ListWorkbook): Promise<void> => {
  // Shared strings would have to be kept until the end.
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false })
  const head = notes.length + 2
  const sheet = book.addWorksheet(sheetName(title), {
    views: [{ state: 'frozen', ySplit: head }],
    pageSetup: {
      // eslint-disable-next-line typescript/no-unsafe-enum-assignment -- A4; the declarations' enum does not exist at run time
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${head}:${head}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&P / &N' },
  })
  sheet.columns = columns.map(({ width }) => ({ width }))
  addRow(sheet, [title], styles.title)
  for (const note of notes) addRow(sheet, [note], styles.note)
  addRow(
    sheet,
    columns.map((column) => column.title),
    styles.head,
  )
  let last = head
  for await (const values of rows) {
    last += 1
    addRow(sheet, values, styles.text)
    if (last % linesAhead === 0 && output.writableNeedDrain) await drained(output)
    if (output.destroyed) return
  }
  sheet.autoFilter = `A${head}:${columnLetters(columns.length)}${last}`
  sheet.commit()
  await book.commit()
}

/**
 * Streams a list as .xlsx: title, notes, heading with filter buttons, one line per row. At most 1,048,576 lines, which is
 * Excel's limit. Text is never a formula, whatever it begins with. A failing source ends the stream with its error: never half a
 * list as a whole one; a reader that goes away ends the source.
 */
export const writeList = (list: ListWorkbook): Readable => {
  const output = new PassThrough()
  writeTo(output, list).catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))))
  return output
}
