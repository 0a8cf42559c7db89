import { SaxesParser } from 'saxes'
import type { Parts } from './fill.ts'

/** For tests only: another reader, slow and simple, by another parser, which says what honestly stands at a place of a workbook. */
interface FoundCell {
  readonly type: string
  readonly text: string
  readonly formula: boolean
}

type Cells = ReadonlyMap<string, FoundCell>

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

const parse = (
  xml: string,
  {
    open,
    close,
    text,
  }: { open: (name: string, of: Record<string, string>) => void; close: (name: string) => void; text: (piece: string) => void },
): void => {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => open(local(tag.name), tag.attributes))
  parser.on('closetag', (tag) => close(local(tag.name)))
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(xml.replace(/^\ufeff/, '')).close()
}

const decode = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\r\n?/g, '\n')

const sharedStrings = (xml: string): string[] => {
  const strings: string[] = []
  let current = ''
  let inside = false
  parse(xml, {
    open: (name) => {
      if (name === 'si') current = ''
      inside = name === 't'
    },
    close: (name) => {
      if (name === 'si') strings.push(decode(current))
      inside = false
    },
    text: (piece) => void (current += inside ? piece : ''),
  })
  return strings
}

const cellsOf = (xml: string, strings: readonly string[]): Cells => {
  const cells = new Map<string, FoundCell>()
  let at = ''
  let type = 'n'
  let value = ''
  let inline = ''
  let formula = false
  let inside = ''
  let phonetic = false
  let [row, column] = [0, 0]
  const number = (letters: string) => Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  parse(xml, {
    open: (name, of) => {
      inside = name
      if (name === 'rPh') phonetic = true
      if (name === 'row') [row, column] = [of['r'] === undefined ? row + 1 : Number(of['r']), 0]
      if (name === 'f') formula = true
      if (name !== 'c') return
      column = of['r'] === undefined ? column + 1 : number(/^[A-Z]+/.exec(of['r'])?.[0] ?? '')
      at = `${column} ${row}`
      type = of['t'] ?? 'n'
      ;[value, inline, formula] = ['', '', false]
    },
    close: (name) => {
      inside = ''
      if (name === 'rPh') phonetic = false
      if (name !== 'c') return
      const text = type === 's' ? (strings[Number(value)] ?? '') : decode(type === 'inlineStr' ? inline : value)
      if (text !== '' || formula) cells.set(at, { type, text, formula })
    },
    text: (piece) => {
      if (inside === 'v') value += piece
      if (inside === 't' && !phonetic) inline += piece
    },
  })
  return cells
}

/** What stands where the row of `rowKey` meets the column of `columnKey`, on the one sheet that carries the mark. */
export const honestCell = (parts: Parts, mark: string, columnKey: string, rowKey: string): FoundCell | null => {
  const strings = sharedStrings(parts.get('xl/sharedStrings.xml') ?? '<sst/>')
  for (const [name, xml] of parts) {
    if (!/^xl\/worksheets\/[^/]*\.xml$/.test(name)) continue
    const cells = cellsOf(xml, strings)
    const corner = [...cells].find(([, { text }]) => text === mark)?.[0].split(' ')
    if (corner === undefined) continue
    const [cornerColumn, cornerRow] = corner
    const row = [...cells].find(([at, { text }]) => text === rowKey && at.startsWith(`${cornerColumn} `))?.[0].split(' ')[1]
    const column = [...cells].find(([at, { text }]) => text === columnKey && at.endsWith(` ${cornerRow}`))?.[0].split(' ')[0]
    return cells.get(`${column} ${row}`) ?? null
  }
  return null
}
