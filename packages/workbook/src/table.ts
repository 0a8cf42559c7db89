import ExcelJS from 'exceljs'

export interface Table {
  /** Name of the worksheet; what Excel forbids in it becomes a blank. */
  readonly sheet: string
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** A plain list as .xlsx: heads in bold and fixed, a filter over them. Texts stay texts: what begins with = is shown and not computed. */
export const writeTable = async ({ sheet, columns, rows }: Table): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet(sheet.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
  page.columns = columns.map(({ title, width }) => ({ header: title, width }))
  page.getRow(1).font = { bold: true }
  page.addRows(rows.map((row) => [...row]))
  page.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: Math.max(1, columns.length) } }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
