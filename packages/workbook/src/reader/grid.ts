import { decodeCellText } from '../xml/escape.ts'
import { lastColumn, lastRow, parseAddress } from '../xml/address.ts'
import { PartFault, readXml } from './xml.ts'

/** A cell with content, as it stands in the file. */
export interface GridCell {
  readonly row: number
  readonly column: number
  /** Text of the value; for a number its digits as written. */
  readonly text: string
  readonly kind: 'number' | 'text' | 'boolean' | 'error' | 'date'
  /** Without `=`; an empty string for the dependants of a shared formula; null when there is none. */
  readonly formula: string | null
  readonly style: number
}

/** Cells by `row × 16384 + column`. */
export type Grid = ReadonlyMap<number, GridCell>

export const gridKey = (row: number, column: number): number => row * lastColumn + column

/** More cells with content than any honest sheet: 60 applicants × 60 criteria is 3,600. */
const cellLimit = 100_000

const kinds: Readonly<Record<string, GridCell['kind']>> = {
  n: 'number',
  s: 'text',
  str: 'text',
  inlineStr: 'text',
  b: 'boolean',
  e: 'error',
  d: 'date',
}

/**
 * Cells with content of one worksheet part. Empty styled cells, merges, validations and formats are passed over, so that a
 * rule over the whole sheet costs nothing. Throws `PartFault` on cells outside the grid, twice the same cell, or too many.
 */
export const readGrid = (bytes: Buffer, strings: readonly string[]): Grid => {
  const grid = new Map<number, GridCell>()
  let row = 0
  let column = 0
  let type = 'n'
  let style = 0
  let value = ''
  let inline = ''
  let formula: string | null = null
  let inCell = false
  let inData = false
  let target: 'value' | 'inline' | 'formula' | null = null
  let phonetic = 0

  const openCell = (attributes: Readonly<Record<string, string>>) => {
    const at = attributes['r'] === undefined ? { row, column: column + 1 } : parseAddress(attributes['r'])
    if (at === null || at.row !== row || at.column > lastColumn) throw new PartFault(`cell ${attributes['r'] ?? ''}`)
    column = at.column
    type = attributes['t'] ?? 'n'
    style = Number(attributes['s'] ?? 0)
    value = ''
    inline = ''
    formula = null
    inCell = true
  }
  const closeCell = () => {
    inCell = false
    const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined
    if (kind === undefined) throw new PartFault(`cell type ${type.slice(0, 20)}`)
    const text = type === 's' ? shared(strings, value) : decodeCellText(type === 'inlineStr' ? inline : value)
    if (text === '' && formula === null) return
    const key = gridKey(row, column)
    if (grid.has(key)) throw new PartFault('cell twice')
    if (grid.size >= cellLimit) throw new PartFault('too many cells')
    grid.set(key, { row, column, text, kind, formula, style })
  }
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'sheetData') inData = true
      if (!inData) return
      if (name === 'row') {
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r'])
        if (!Number.isInteger(row) || row < 1 || row > lastRow) throw new PartFault('row')
        column = 0
      } else if (name === 'c') openCell(attributes)
      else if (!inCell) return
      else if (name === 'rPh') phonetic += 1
      else if (name === 'v') target = 'value'
      else if (name === 't') target = phonetic > 0 ? null : 'inline'
      else if (name === 'f') {
        formula = ''
        target = 'formula'
      }
    },
    close: (name) => {
      if (name === 'sheetData') inData = false
      else if (name === 'c' && inCell) closeCell()
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'v' || name === 't' || name === 'f') target = null
    },
    text: (text) => {
      if (target === 'value') value += text
      else if (target === 'inline') inline += text
      else if (target === 'formula') formula = (formula ?? '') + text
    },
  })
  return grid
}

const shared = (strings: readonly string[], index: string): string => {
  const text = /^\d{1,7}$/.test(index.trim()) ? strings[Number(index)] : undefined
  if (text === undefined) throw new PartFault('shared string')
  return text
}

/** The shared string table, rich text joined, phonetic guides left out. */
export const readSharedStrings = (bytes: Buffer): string[] => {
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = 0
  readXml(bytes, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') phonetic += 1
      else if (name === 't') inText = phonetic === 0
    },
    close: (name) => {
      if (name === 'si') strings.push(decodeCellText(current))
      else if (name === 'rPh') phonetic -= 1
      else if (name === 't') inText = false
    },
    text: (text) => {
      if (inText) current += text
    },
  })
  return strings
}
