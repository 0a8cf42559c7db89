import { readXml } from './xml.ts'

export type FormatKind = 'plain' | 'percent' | 'date'

/** Built-in number formats that show a percentage or a date (18.8.30 of ECMA-376, with the East Asian ones). */
const builtIn = (id: number): FormatKind => {
  if (id === 9 || id === 10) return 'percent'
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) return 'date'
  return 'plain'
}

const kindOfCode = (code: string): FormatKind => {
  // Quoted text, escaped characters, colours and conditions say nothing about the kind.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '')
  if (/general|@/i.test(bare)) return 'plain'
  if (bare.includes('%')) return 'percent'
  return /[ymdhs年月日时分秒]/i.test(bare) ? 'date' : 'plain'
}

/** Kind of number format per cell style index: `50%` must not be read as half a point, nor a date as a score. */
export const readFormats = (bytes: Buffer): FormatKind[] => {
  const custom = new Map<number, FormatKind>()
  const kinds: FormatKind[] = []
  let inFormats = false
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), kindOfCode(attributes['formatCode'] ?? ''))
      else if (name === 'cellXfs') inFormats = true
      else if (name === 'xf' && inFormats) {
        const id = Number(attributes['numFmtId'] ?? 0)
        kinds.push(custom.get(id) ?? builtIn(id))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inFormats = false
    },
    text: () => {},
  })
  return kinds
}
