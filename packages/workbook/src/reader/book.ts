import type { GuardedParts } from '../guard.ts'
import { machineMark, partKey } from '../keys.ts'
import { readFormats, type FormatKind } from './formats.ts'
import { readGrid, readSharedStrings, type Grid } from './grid.ts'
import { PartFault } from './xml-text.ts'
import { elements, readXml, type ElementReader } from './xml.ts'

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

/** Reads a part that has to be there; what is wrong with it is said with its name. */
const inPart = <Result>(name: string, parts: GuardedParts, read: (bytes: Buffer) => Result): Result => {
  const bytes = parts.get(name)
  if (bytes === undefined) throw new PartFault(name)
  try {
    return read(bytes)
  } catch (error) {
    throw error instanceof PartFault ? new PartFault(`${name}: ${error.message}`) : error
  }
}

/** Internal targets by id, as part names. `folder` is that of the part whose relationships these are. */
const readTargets = (bytes: Buffer, folder: string): { id: string; type: string; target: string }[] => {
  const targets: { id: string; type: string; target: string }[] = []
  const Relationship: ElementReader = {
    open: (attribute) => {
      if (attribute('TargetMode') === 'External') return
      const target = attribute('Target') ?? ''
      targets.push({
        id: attribute('Id') ?? '',
        type: attribute('Type') ?? '',
        target: target.startsWith('/') ? target.slice(1) : `${folder}${target}`,
      })
    },
  }
  readXml(bytes, elements({ Relationships: { children: elements({ Relationship }) } }))
  return targets
}

/** The part that every office program opens first has to be the one that is read here. */
const checkRoot = (bytes: Buffer): void => {
  const documents = readTargets(bytes, '').filter(({ type }) => type.endsWith('/officeDocument'))
  if (documents.length !== 1 || documents[0]?.target !== 'xl/workbook.xml') throw new PartFault('another main part')
}

const readSheetList = (bytes: Buffer): { name: string; relation: string }[] => {
  const sheets: { name: string; relation: string }[] = []
  const sheet = elements({
    sheet: { open: (attribute) => void sheets.push({ name: attribute('name') ?? '', relation: attribute('r:id') ?? '' }) },
  })
  readXml(bytes, elements({ workbook: { children: elements({ sheets: { children: sheet } }) } }))
  return sheets
}

/** When the file says it was last saved. A date that does not exist says nothing. */
const readModified = (bytes: Buffer): string | null => {
  let text = ''
  const modified = elements({ 'dcterms:modified': { text: (piece) => void (text += piece) } })
  readXml(bytes, elements({ coreProperties: { children: modified } }))
  const said = text.trim()
  try {
    return /^\d{4}-.*Z$/.test(said) ? Temporal.Instant.from(said).toString() : null
  } catch {
    return null
  }
}

export interface Wanted {
  /** What the sheets to be read begin with in A1. */
  readonly marks: readonly string[]
  /** The most cells with content that one of them may have. */
  readonly cells: number
}

/** More cells than any honest score sheet: 60 applicants × 60 criteria is 3,600. */
const scoreSheet: Wanted = { marks: [machineMark, partKey('')], cells: 100_000 }

/** The marks as they stand in a part: themselves, or their places in the string table. */
const placesOf = (marks: readonly string[], strings: readonly string[]): string[] => [
  ...marks,
  ...strings.flatMap((text, index) => (marks.some((mark) => text.startsWith(mark)) ? [`>${index}<`] : [])),
]

/**
 * Throws `PartFault` when a part is missing or not as the format demands. Sheets with none of the marks, as large as they may be,
 * are not read.
 */
export const readBook = (parts: GuardedParts, { marks, cells }: Wanted = scoreSheet): Book => {
  inPart('_rels/.rels', parts, checkRoot)
  const sheets = inPart('xl/workbook.xml', parts, readSheetList)
  if (sheets.length > sheetLimit) throw new PartFault('xl/workbook.xml: too many sheets')
  const targets = inPart('xl/_rels/workbook.xml.rels', parts, (bytes) => readTargets(bytes, 'xl/'))
  const partOf = new Map(targets.map(({ id, target }) => [id, target]))
  const strings = parts.has('xl/sharedStrings.xml') ? inPart('xl/sharedStrings.xml', parts, readSharedStrings) : []
  const formats = inPart('xl/styles.xml', parts, readFormats)
  const places = placesOf(marks, strings)
  const read = new Set<string>()
  return {
    sheets: sheets.flatMap(({ name, relation }) => {
      const target = partOf.get(relation) ?? ''
      const bytes = parts.get(target)
      // A hundred sheets of one part would be read a hundred times.
      if (read.has(target)) throw new PartFault(`${target}: two sheets`)
      if (bytes !== undefined) read.add(target)
      const ours = bytes !== undefined && places.some((place) => bytes.includes(place))
      return ours ? [{ name, grid: inPart(target, parts, (sheet) => readGrid(sheet, strings, formats.length, cells)) }] : []
    }),
    formats,
    modifiedAt: parts.has('docProps/core.xml') ? inPart('docProps/core.xml', parts, readModified) : null,
  }
}
