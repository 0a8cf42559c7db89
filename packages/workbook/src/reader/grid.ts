import { decodeCellText } from '../xml/escape.ts'
import { lastColumn, lastRow, parseAddress } from '../xml/address.ts'
import { PartFault } from './xml-text.ts'
import { elements, readXml, type AttributeOf, type ElementReader } from './xml.ts'

/** A cell with content, as it stands in the file. */
export interface GridCell {
  readonly row: number
  readonly column: number
  /** Text of the value; for a number its digits as written. */
  readonly text: string
  readonly kind: 'number' | 'text' | 'boolean' | 'error' | 'date'
  /** Without `=`; an empty string for the dependants of a shared formula; null when there is none. */
  readonly formula: string | null
  /** Index into the formats of the workbook. */
  readonly style: number
}

/** Cells by `row × 16384 + column`. */
export type Grid = ReadonlyMap<number, GridCell>

/** The number in the text of a cell as the format writes it, or null: `0x10` and the like are none. */
export const decimalOf = (text: string): number | null => (/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : null)

export const gridKey = (row: number, column: number): number => row * lastColumn + column

/** The format's own limit for the text of a cell, and for a formula. */
const textLimit = 32_767

const kinds: ReadonlyMap<string, GridCell['kind']> = new Map([
  ['n', 'number'],
  ['s', 'text'],
  ['str', 'text'],
  ['inlineStr', 'text'],
  ['b', 'boolean'],
  ['e', 'error'],
  ['d', 'date'],
])

/** A whole number of at most seven digits, by hand: every cell passes here. */
const whole = (text: string, most: number, what: string): number => {
  let number = 0
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9 || at > 6) throw new PartFault(what)
    number = number * 10 + digit
  }
  if (number > most || text === '') throw new PartFault(what)
  return number
}

/** Text runs below `si` or `is`: rich text joined, phonetic guides and the like left out. */
const runs = (text: (piece: string) => void): ReadonlyMap<string, ElementReader> => {
  const t = { text }
  return elements({ t, r: { children: elements({ t }) } })
}

/**
 * Cells with content of one worksheet part. Empty styled cells, merges, validations and formats are passed over, so that a
 * rule over the whole sheet costs nothing. Throws `PartFault` on cells outside the grid, twice the same cell, a value twice, a
 * style or string that the workbook does not have, or more cells than `cellLimit`.
 */
export const readGrid = (bytes: Buffer, strings: readonly string[], styles: number, cellLimit: number): Grid => {
  const grid = new Map<number, GridCell>()
  let row = 0
  let column = 0
  let type = 'n'
  let style = 0
  let value: string | null = null
  let inline: string | null = null
  let formula: string | null = null

  const openRow = (attribute: AttributeOf) => {
    const at = attribute('r')
    row = at === undefined ? row + 1 : whole(at, lastRow, 'row')
    if (row < 1 || row > lastRow) throw new PartFault('row')
    column = 0
  }
  const openCell = (attribute: AttributeOf) => {
    const reference = attribute('r')
    const at = reference === undefined ? { row, column: column + 1 } : parseAddress(reference)
    if (at === null || at.row !== row || at.column > lastColumn) throw new PartFault(`cell ${reference ?? ''}`)
    column = at.column
    type = attribute('t') ?? 'n'
    const index = attribute('s')
    style = index === undefined ? 0 : whole(index, styles - 1, 'cell style')
    value = null
    inline = null
    formula = null
  }
  const textOf = (): string => {
    if (value !== null && inline !== null) throw new PartFault('value twice')
    if (type === 's') return value === null ? '' : shared(strings, value)
    const text = decodeCellText((type === 'inlineStr' ? inline : value) ?? '')
    if (text.length > textLimit) throw new PartFault('cell too long')
    return text
  }
  const closeCell = () => {
    if (value === null && inline === null && formula === null) return
    const kind = kinds.get(type)
    if (kind === undefined) throw new PartFault(`cell type ${type.slice(0, 20)}`)
    const text = textOf()
    if (text === '' && formula === null) return
    if ((formula?.length ?? 0) > textLimit) throw new PartFault('formula too long')
    const key = gridKey(row, column)
    if (grid.has(key)) throw new PartFault('cell twice')
    if (grid.size >= cellLimit) throw new PartFault('too many cells')
    grid.set(key, { row, column, text, kind, formula, style })
  }
  const once = (before: string | null): '' => {
    if (before !== null) throw new PartFault('value twice')
    return ''
  }
  const cell: ElementReader = {
    open: openCell,
    close: closeCell,
    children: elements({
      v: { open: () => void (value = once(value)), text: (piece) => void (value = (value ?? '') + piece) },
      f: { open: () => void (formula = once(formula)), text: (piece) => void (formula = (formula ?? '') + piece) },
      is: { open: () => void (inline = once(inline)), children: runs((piece) => void (inline = (inline ?? '') + piece)) },
    }),
  }
  const sheetData = { children: elements({ row: { open: openRow, children: elements({ c: cell }) } }) }
  readXml(bytes, elements({ worksheet: { children: elements({ sheetData }) } }))
  return grid
}

const shared = (strings: readonly string[], index: string): string => {
  const text = /^\d{1,7}$/.test(index.trim()) ? strings[Number(index)] : undefined
  if (text === undefined) throw new PartFault('shared string')
  return text
}

/** More texts than any honest workbook: 500 applicants and 60 criteria make 4,000. */
const stringLimit = 100_000

/** The shared string table. */
export const readSharedStrings = (bytes: Buffer): string[] => {
  const strings: string[] = []
  let current = ''
  const close = () => {
    const text = decodeCellText(current)
    if (text.length > textLimit) throw new PartFault('shared string too long')
    if (strings.length >= stringLimit) throw new PartFault('too many shared strings')
    strings.push(text)
    current = ''
  }
  const si = { close, children: runs((piece) => void (current += piece)) }
  readXml(bytes, elements({ sst: { children: elements({ si }) } }))
  return strings
}
