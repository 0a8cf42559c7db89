/** Column letters of a 1-based column number: 1 → A, 27 → AA. */
export const columnLetters = (column: number): string => {
  let rest = column
  let letters = ''
  while (rest > 0) {
    const digit = (rest - 1) % 26
    letters = String.fromCharCode(65 + digit) + letters
    rest = (rest - 1 - digit) / 26
  }
  return letters
}

/** A1 address of 1-based row and column. */
export const address = (row: number, column: number): string => `${columnLetters(column)}${row}`

export const absolute = (row: number, column: number): string => `$${columnLetters(column)}$${row}`

/** The largest row and column of the format. */
export const lastRow = 1_048_576
export const lastColumn = 16_384

/** 1-based row and column of an A1 address, or null when it lies outside the format's grid. */
export const parseAddress = (text: string): { readonly row: number; readonly column: number } | null => {
  const match = /^([A-Z]{1,3})([1-9][0-9]{0,6})$/.exec(text)
  if (match === null) return null
  const [, letters = '', digits = ''] = match
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(digits)
  return column <= lastColumn && row <= lastRow ? { row, column } : null
}

/** A sheet's name inside a formula: always quoted, because LibreOffice drops defined names with unquoted ASCII names. */
export const quoteSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`
