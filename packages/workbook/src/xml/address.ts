const known: string[] = []

/** Column letters of a 1-based column number: 1 → A, 27 → AA. */
export const columnLetters = (column: number): string => (known[column] ??= spell(column))

const spell = (column: number): string => {
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
  // By hand: every cell of a returned file passes here.
  let at = 0
  let column = 0
  for (let code = text.charCodeAt(at); code >= 65 && code <= 90 && at < 3; code = text.charCodeAt(at)) {
    column = column * 26 + code - 64
    at += 1
  }
  const digits = at
  let row = 0
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57 && at < digits + 7; code = text.charCodeAt(at)) {
    row = row * 10 + code - 48
    at += 1
  }
  const whole = at === text.length && digits > 0 && text.charCodeAt(digits) !== 48
  return whole && column <= lastColumn && row >= 1 && row <= lastRow ? { row, column } : null
}

/** A sheet's name inside a formula: always quoted, because LibreOffice drops defined names with unquoted ASCII names. */
export const quoteSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`
