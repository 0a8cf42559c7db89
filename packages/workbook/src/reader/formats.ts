import { elements, readXml } from './xml.ts'

export type FormatKind = 'plain' | 'percent' | 'date'

/** Built-in number formats that show a percentage or a date (18.8.30 of ECMA-376, with the East Asian ones). */
const builtIn = (id: number): FormatKind => {
  if (id === 9 || id === 10) return 'percent'
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) return 'date'
  return 'plain'
}

/** What a number format makes of a number. Quoted text, escaped characters, colours and conditions say nothing about that. */
export const formatKind = (code: string): FormatKind => {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  // The fourth section is for texts.
  const sections = bare.split(';').slice(0, 3)
  if (sections.some((section) => section.includes('%'))) return 'percent'
  // Years (Western, era, Buddhist), months, days and weekdays, hours, minutes, seconds; E+ is an exponent, and WPS says G/通用格式.
  const letters = sections.join(';').replace(/general|g\/通用格式|e[+-]/gi, '')
  return /[ymdhsebg]|a{3}/i.test(letters) ? 'date' : 'plain'
}

/** Kind of number format per cell style index: `50%` must not be read as half a point, nor a date as a score. */
export const readFormats = (bytes: Buffer): FormatKind[] => {
  const custom = new Map<number, FormatKind>()
  const kinds: FormatKind[] = []
  const numFmt = elements({
    numFmt: { open: (attribute) => void custom.set(Number(attribute('numFmtId')), formatKind(attribute('formatCode') ?? '')) },
  })
  const xf = elements({
    xf: {
      open: (attribute) => {
        const id = Number(attribute('numFmtId') ?? 0)
        kinds.push(custom.get(id) ?? builtIn(id))
      },
    },
  })
  readXml(bytes, elements({ styleSheet: { children: elements({ numFmts: { children: numFmt }, cellXfs: { children: xf } }) } }))
  return kinds
}
