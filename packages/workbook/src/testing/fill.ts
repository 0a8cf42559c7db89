import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import { encodeCellText } from '../xml/escape.ts'
import { assembleZip, packPart } from '../zip/assemble.ts'

/** For tests only: edits the XML of a workbook in place, sharing nothing with the reader. */
export type Parts = Map<string, string>

export const unpack = async (bytes: Uint8Array): Promise<Parts> => {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes))
  const parts: Parts = new Map()
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'))
  return parts
}

export const repack = (parts: Parts): Buffer => assembleZip([...parts].map(([name, content]) => packPart(name, content)))

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Path of the worksheet part with that visible name. */
export const sheetPath = (parts: Parts, name: string): string => {
  const index = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].findIndex(
    ([, found]) => found === escape(name),
  )
  if (index < 0) throw new Error(`no sheet ${name}`)
  return `xl/worksheets/sheet${index + 1}.xml`
}

/** Replaces the whole inside of a cell, attributes but the style included. */
export const setCell = (parts: Parts, sheet: string, at: string, content: string, type = ''): void => {
  const path = sheetPath(parts, sheet)
  const pattern = new RegExp(`<c r="${at}"( s="\\d+")?[^>]*?(/>|>.*?</c>)`, 's')
  const xml = parts.get(path) ?? ''
  if (!pattern.test(xml)) throw new Error(`no cell ${at}`)
  parts.set(
    path,
    xml.replace(pattern, (_, style: string | undefined) => `<c r="${at}"${style ?? ''}${type === '' ? '' : ` t="${type}"`}>${content}</c>`),
  )
}

const inlineText = (value: string): string => `<is><t xml:space="preserve">${encodeCellText(value)}</t></is>`

export const setValue = (parts: Parts, sheet: string, at: string, value: string | number): void =>
  typeof value === 'number' ? setCell(parts, sheet, at, `<v>${value}</v>`) : setCell(parts, sheet, at, inlineText(value), 'inlineStr')

/** sheet name → A1 address → value. */
export const fill = async (
  bytes: Uint8Array,
  sheets: Readonly<Record<string, Readonly<Record<string, string | number>>>>,
): Promise<Buffer> => {
  const parts = await unpack(bytes)
  for (const [sheet, cells] of Object.entries(sheets)) for (const [at, value] of Object.entries(cells)) setValue(parts, sheet, at, value)
  return repack(parts)
}

/** Values for open cells, by the hidden keys of their column and row. */
export type Filling = readonly { readonly applicationId: string; readonly row: string; readonly value: string | number }[]

/** Fills in the parts in one go. Throws when a cell is not open. */
export const fillIn = (parts: Parts, filling: Filling): void => {
  const wanted = new Map(
    filling.filter(({ value }) => value !== '').map(({ applicationId, row, value }) => [`${applicationId} ${row}`, value]),
  )
  for (const [name, xml] of parts) {
    if (!xml.includes('>zj-part:')) continue
    const columns = new Map([...xml.matchAll(/<c r="([A-Z]+)1"[^>]*><is><t[^>]*>a:([^<]*)</g)].map(([, column, key]) => [column, key]))
    const rows = new Map([...xml.matchAll(/<c r="A(\d+)"[^>]*><is><t[^>]*>([rc]:[^<]*)</g)].map(([, row, key]) => [row, key]))
    const filled = xml.replace(/<c r="([A-Z]+)(\d+)" s="(\d+)"\/>/g, (empty, column: string, row: string, style: string) => {
      const key = `${columns.get(column)} ${rows.get(row)}`
      const value = wanted.get(key)
      if (value === undefined) return empty
      wanted.delete(key)
      return typeof value === 'number'
        ? `<c r="${column}${row}" s="${style}"><v>${value}</v></c>`
        : `<c r="${column}${row}" s="${style}" t="inlineStr">${inlineText(value)}</c>`
    })
    parts.set(name, filled)
  }
  if (wanted.size > 0) throw new Error(`no open cell for ${[...wanted.keys()].join(', ')}`)
}

/** The same workbook with its texts in a table, as office programs save it. */
export const withSharedStrings = (parts: Parts): Parts => {
  const strings: string[] = []
  const saved = new Map(
    [...parts].map(([name, xml]) => [
      name,
      xml.replace(/ t="inlineStr"><is>(.*?)<\/is><\/c>/gs, (_, text: string) => {
        const known = strings.indexOf(text)
        return ` t="s"><v>${known >= 0 ? known : strings.push(text) - 1}</v></c>`
      }),
    ]),
  )
  const items = strings.map((text) => `<si>${text}</si>`).join('')
  return saved.set('xl/sharedStrings.xml', `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${items}</sst>`)
}

/** The same workbook with a namespace prefix in its worksheets, as some programs save it. */
export const withPrefix = (parts: Parts): Parts =>
  new Map(
    [...parts].map(([name, xml]) => [
      name,
      name.startsWith('xl/worksheets/') ? xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace(' xmlns=', ' xmlns:x=') : xml,
    ]),
  )
