import { saveFile } from './save-file.ts'

/** RFC 4180; a cell that a spreadsheet would take for a formula is marked as text. */
const cellOf = (value: string | number): string => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')

/** Saves the table as `<name>.csv`, with the mark by which Excel and WPS know UTF-8. */
export const downloadCsv = (name: string, rows: readonly (readonly (string | number)[])[]): void => {
  saveFile(`${name}.csv`, new Blob([`\ufeff${toCsv(rows)}`], { type: 'text/csv;charset=utf-8' }))
}
