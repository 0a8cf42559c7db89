import type { GuardedParts } from '../guard.ts'
import { readFormats, type FormatKind } from './formats.ts'
import { readGrid, readSharedStrings, type Grid } from './grid.ts'
import { PartFault, readXml } from './xml.ts'

export interface BookSheet {
  readonly name: string
  readonly grid: Grid
}

/** What the reader sees of a workbook: sheets with their cells, number formats, when it was last saved. */
export interface Book {
  readonly sheets: readonly BookSheet[]
  readonly formats: readonly FormatKind[]
  /** Sheet to which each of our defined names points. */
  readonly names: ReadonlyMap<string, string>
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

const readTargets = (bytes: Buffer): Map<string, string> => {
  const targets = new Map<string, string>()
  readXml(bytes, {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return
      const target = attributes['Target'] ?? ''
      targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
    close: () => {},
    text: () => {},
  })
  return targets
}

/** The prefix of the relationships' namespace is the writer's choice. */
const relationOf = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''

const readWorkbookPart = (bytes: Buffer) => {
  const sheets: { name: string; relation: string }[] = []
  const names = new Map<string, string>()
  let current: string | null = null
  let reference = ''
  readXml(bytes, {
    open: (name, attributes) => {
      if (name === 'sheet') sheets.push({ name: attributes['name'] ?? '', relation: relationOf(attributes) })
      else if (name === 'definedName') {
        current = attributes['name'] ?? ''
        reference = ''
      }
    },
    close: (name) => {
      if (name !== 'definedName' || current === null) return
      const sheet = /^'((?:[^']|'')+)'!|^([^'!]+)!/.exec(reference)
      if (current.startsWith('ZJ_') && sheet !== null) names.set(current, (sheet[1] ?? sheet[2] ?? '').replaceAll("''", "'"))
      current = null
    },
    text: (text) => {
      if (current !== null) reference += text
    },
  })
  return { sheets, names }
}

const readModified = (bytes: Buffer | undefined): string | null => {
  if (bytes === undefined) return null
  let inside = false
  let text = ''
  readXml(bytes, {
    open: (name) => void (inside = name === 'modified'),
    close: () => void (inside = false),
    text: (piece) => void (text += inside ? piece : ''),
  })
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text.trim()) ? text.trim() : null
}

/** Throws `PartFault` when a part is missing or not as the format demands. */
export const readBook = (parts: GuardedParts): Book => {
  const { sheets, names } = readWorkbookPart(part(parts, 'xl/workbook.xml'))
  if (sheets.length > sheetLimit) throw new PartFault('too many sheets')
  const targets = readTargets(part(parts, 'xl/_rels/workbook.xml.rels'))
  const strings = parts.has('xl/sharedStrings.xml') ? readSharedStrings(part(parts, 'xl/sharedStrings.xml')) : []
  return {
    sheets: sheets.flatMap(({ name, relation }) => {
      const bytes = parts.get(targets.get(relation) ?? '')
      // Chart sheets and the like are none of ours.
      return bytes === undefined ? [] : [{ name, grid: readGrid(bytes, strings) }]
    }),
    formats: parts.has('xl/styles.xml') ? readFormats(part(parts, 'xl/styles.xml')) : [],
    names,
    modifiedAt: readModified(parts.get('docProps/core.xml')),
  }
}
