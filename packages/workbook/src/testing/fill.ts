import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
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

export const setValue = (parts: Parts, sheet: string, at: string, value: string | number): void =>
  typeof value === 'number'
    ? setCell(parts, sheet, at, `<v>${value}</v>`)
    : setCell(parts, sheet, at, `<is><t xml:space="preserve">${escape(value)}</t></is>`, 'inlineStr')

/** sheet name → A1 address → value. */
export const fill = async (
  bytes: Uint8Array,
  sheets: Readonly<Record<string, Readonly<Record<string, string | number>>>>,
): Promise<Buffer> => {
  const parts = await unpack(bytes)
  for (const [sheet, cells] of Object.entries(sheets)) for (const [at, value] of Object.entries(cells)) setValue(parts, sheet, at, value)
  return repack(parts)
}
