import { readZip, writeZip } from './zip.ts'

/**
 * Fills a score sheet as a person would: finds the cell where a criterion's visible name and an applicant's visible name meet.
 * Knows nothing of the generator: no defined names, no hidden keys, no code shared with it; edits the XML of the file in place.
 */
export interface Filling {
  /** Visible sheet name begins with this. */
  readonly sheet: string
  /** Points by criterion name, then applicant name. */
  readonly points: Readonly<Record<string, Readonly<Record<string, number | string>>>>
  /** Visible row label → text by applicant name (是否回避, 评审意见). */
  readonly rows?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

interface Cell {
  readonly address: string
  readonly column: string
  readonly row: number
  readonly text: string
}

const unescape = (xml: string): string =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&')
const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const textOf = (xml: string): string => [...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map((match) => unescape(match[1] ?? '')).join('')

const sharedStrings = (xml: string): string[] => [...xml.matchAll(/<si>(.*?)<\/si>/gs)].map((match) => textOf(match[1] ?? ''))

const cellsOf = (xml: string, strings: readonly string[]): Cell[] =>
  [...xml.matchAll(/<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, column = '', row = '0', attributes = '', inner = '']) => {
    const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? ''
    const text = attributes.includes('t="s"')
      ? (strings[Number(value)] ?? '')
      : attributes.includes('t="inlineStr"')
        ? textOf(inner)
        : unescape(value)
    return { address: `${column}${row}`, column, row: Number(row), text: text.trim() }
  })

const setCell = (xml: string, address: string, value: number | string): string => {
  const pattern = new RegExp(`<c r="${address}"([^>]*?)(?:/>|>.*?</c>)`, 's')
  if (!pattern.test(xml)) throw new Error(`cell ${address} is not in the sheet`)
  return xml.replace(pattern, (_, attributes: string) => {
    const style = /\ss="\d+"/.exec(attributes)?.[0] ?? ''
    return typeof value === 'number'
      ? `<c r="${address}"${style}><v>${value}</v></c>`
      : `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`
  })
}

const fillSheet = (xml: string, strings: readonly string[], filling: Filling): { xml: string; filled: number } => {
  const cells = cellsOf(xml, strings)
  let filled = 0
  let result = xml
  const put = (label: string, byApplicant: Readonly<Record<string, number | string>>, strict: boolean) => {
    const row = cells.find((cell) => (strict ? cell.text === label : cell.text.startsWith(label)))
    if (row === undefined) return
    for (const [applicant, value] of Object.entries(byApplicant)) {
      const head = cells.find((cell) => cell.text.includes(applicant) && cell.row < row.row)
      if (head === undefined) continue
      result = setCell(result, `${head.column}${row.row}`, value)
      filled += 1
    }
  }
  for (const [criterion, byApplicant] of Object.entries(filling.points)) put(criterion, byApplicant, true)
  for (const [label, byApplicant] of Object.entries(filling.rows ?? {})) put(label, byApplicant, false)
  return { xml: result, filled }
}

/** Returns the filled file and how many cells were written; throws when a sheet of that name is missing. */
export const fillWorkbook = async (bytes: Buffer, fillings: readonly Filling[]): Promise<{ bytes: Buffer; filled: number }> => {
  const parts = await readZip(bytes)
  const part = (name: string): string => parts.get(name)?.toString('utf8') ?? ''
  const strings = sharedStrings(part('xl/sharedStrings.xml'))
  const targets = new Map(
    [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s([^>]*)\/>/g)].map(([, attributes = '']) => [
      /Id="([^"]+)"/.exec(attributes)?.[1] ?? '',
      /Target="([^"]+)"/.exec(attributes)?.[1] ?? '',
    ]),
  )
  const sheets = [...part('xl/workbook.xml').matchAll(/<sheet\s([^>]*)\/>/g)].map(([, attributes = '']) => ({
    name: unescape(/name="([^"]+)"/.exec(attributes)?.[1] ?? ''),
    path: `xl/${(targets.get(/r:id="([^"]+)"/.exec(attributes)?.[1] ?? '') ?? '').replace(/^\/?(xl\/)?/, '')}`,
  }))
  let filled = 0
  for (const filling of fillings) {
    const matching = sheets.filter(({ name }) => name.startsWith(filling.sheet))
    if (matching.length === 0) throw new Error(`no sheet begins with ${filling.sheet}: ${sheets.map(({ name }) => name).join(', ')}`)
    for (const { path } of matching) {
      const done = fillSheet(part(path), strings, filling)
      parts.set(path, Buffer.from(done.xml))
      filled += done.filled
    }
  }
  return { bytes: await writeZip(parts), filled }
}
