import type { GuardedParts } from '../guard.ts'
import { machineMark, partKey } from '../keys.ts'
import { readFormats, type FormatKind } from './formats.ts'
import { readGrid, readSharedStrings, type Grid } from './grid.ts'
import { PartFault } from './xml-text.ts'
import { elements, readXml } from './xml.ts'

export interface BookSheet {
  readonly name: string
  readonly grid: Grid
}

/** What the reader sees of a workbook: sheets with their cells, number formats, when it was last saved. */
export interface Book {
  readonly sheets: readonly BookSheet[]
  readonly formats: readonly FormatKind[]
  /** ISO instant from the document properties, or null. */
  readonly modifiedAt: string | null
}

/** More sheets than any workbook we issue. */
const sheetLimit = 100

const part = (parts: GuardedParts, name: string): Buffer => {
  const bytes = parts.get(name)
  if (bytes === undefined) throw new PartFault(name)
  return bytes
}

/** Internal targets by id, as part names. `folder` is that of the part whose relationships these are. */
const readTargets = (bytes: Buffer, folder: string): { id: string; type: string; target: string }[] => {
  const targets: { id: string; type: string; target: string }[] = []
  readXml(bytes, {
    Relationships: {
      children: elements({
        Relationship: {
          open: (attribute) => {
            if (attribute('TargetMode') === 'External') return
            const target = attribute('Target') ?? ''
            targets.push({
              id: attribute('Id') ?? '',
              type: attribute('Type') ?? '',
              target: target.startsWith('/') ? target.slice(1) : `${folder}${target}`,
            })
          },
        },
      }),
    },
  })
  return targets
}

/** The part that every office program opens first has to be the one that is read here. */
const checkRoot = (bytes: Buffer): void => {
  const documents = readTargets(bytes, '').filter(({ type }) => type.endsWith('/officeDocument'))
  if (documents.length !== 1 || documents[0]?.target !== 'xl/workbook.xml') throw new PartFault('_rels/.rels')
}

const readSheetList = (bytes: Buffer): { name: string; relation: string }[] => {
  const sheets: { name: string; relation: string }[] = []
  const sheet = elements({
    sheet: { open: (attribute) => void sheets.push({ name: attribute('name') ?? '', relation: attribute('r:id') ?? '' }) },
  })
  readXml(bytes, { workbook: { children: elements({ sheets: { children: sheet } }) } })
  return sheets
}

/** When the file says it was last saved. A date that does not exist says nothing. */
const readModified = (bytes: Buffer | undefined): string | null => {
  if (bytes === undefined) return null
  let text = ''
  readXml(bytes, { coreProperties: { children: elements({ 'dcterms:modified': { text: (piece) => void (text += piece) } }) } })
  const said = text.trim()
  try {
    return /^\d{4}-.*Z$/.test(said) ? Temporal.Instant.from(said).toString() : null
  } catch {
    return null
  }
}

/**
 * What a sheet of ours cannot be without: one of our marks, or the place of one in the string table. The others, as large as they
 * may be, are not read.
 */
const marksOf = (strings: readonly string[]): string[] => [
  machineMark,
  partKey(''),
  ...strings.flatMap((text, index) => (text === machineMark || text.startsWith(partKey('')) ? [`>${index}<`] : [])),
]

/** Throws `PartFault` when a part is missing or not as the format demands. */
export const readBook = (parts: GuardedParts): Book => {
  checkRoot(part(parts, '_rels/.rels'))
  const sheets = readSheetList(part(parts, 'xl/workbook.xml'))
  if (sheets.length > sheetLimit) throw new PartFault('too many sheets')
  const targets = new Map(readTargets(part(parts, 'xl/_rels/workbook.xml.rels'), 'xl/').map(({ id, target }) => [id, target]))
  const strings = parts.has('xl/sharedStrings.xml') ? readSharedStrings(part(parts, 'xl/sharedStrings.xml')) : []
  const marks = marksOf(strings)
  const formats = readFormats(part(parts, 'xl/styles.xml'))
  return {
    sheets: sheets.flatMap(({ name, relation }) => {
      const bytes = parts.get(targets.get(relation) ?? '')
      const ours = bytes !== undefined && marks.some((mark) => bytes.includes(mark))
      return !ours ? [] : [{ name, grid: readGrid(bytes, strings, formats.length) }]
    }),
    formats,
    modifiedAt: readModified(parts.get('docProps/core.xml')),
  }
}
