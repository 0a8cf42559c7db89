import { assembleZip, packPart, type PackedPart } from '../zip/assemble.ts'
import { sheetPath, type Parts } from './fill.ts'

/** A file that nobody fills in by accident, and how it must end. `null`: harmless in spite of its looks, must be read. */
export interface Hostile {
  readonly name: string
  readonly bytes: Buffer
  readonly reasons: readonly string[] | null
}

const packed = (parts: Parts): PackedPart[] => [...parts].map(([name, content]) => packPart(name, content))

const withPart = (parts: Parts, name: string, content: string): Buffer => assembleZip([...packed(parts), packPart(name, content)])

const replaced = (parts: Parts, name: string, change: (xml: string) => string): Buffer =>
  assembleZip(packed(new Map([...parts, [name, change(parts.get(name) ?? '')]])))

/** Writes a lie into local header and directory of every entry whose inflated size is `from`. */
const lieAboutSize = (bytes: Buffer, from: number, to: number): Buffer => {
  const needle = Buffer.alloc(4)
  needle.writeUInt32LE(from)
  const lying = Buffer.from(bytes)
  for (let at = lying.indexOf(needle); at >= 0; at = lying.indexOf(needle, at + 4)) lying.writeUInt32LE(to, at)
  return lying
}

const setFlag = (bytes: Buffer, offset: number, value: number): Buffer => {
  const changed = Buffer.from(bytes)
  for (let at = changed.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = changed.indexOf('PK\u0001\u0002', at + 4, 'latin1'))
    changed.writeUInt16LE(value, at + offset)
  return changed
}

const ole = (stream: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1000), Buffer.from(stream, 'utf16le'), Buffer.alloc(1000)])

/** Every trick at one valid workbook: bombs, entities, macros, links, names, lies. */
export const hostileCorpus = (valid: Buffer, parts: Parts, matrixSheet: string): Hostile[] => {
  const sheet = sheetPath(parts, matrixSheet)
  const inData = (rows: string) => (xml: string) => xml.replace('</sheetData>', `${rows}</sheetData>`)
  const afterData = (extra: string) => (xml: string) => xml.replace('</sheetData>', `</sheetData>${extra}`)
  const zeros = ' '.repeat(150_000_000)
  const bomb = withPart(parts, 'xl/sharedStrings.xml', zeros)
  const emptyRows = Array.from({ length: 1_000_000 }, (_, row) => `<row r="${row + 1000}"><c r="A${row + 1000}" s="1"/></row>`).join('')
  return [
    { name: 'an empty file', bytes: Buffer.alloc(0), reasons: ['sheet-not-xlsx'] },
    { name: 'a text', bytes: Buffer.from('评分表'.repeat(100)), reasons: ['sheet-not-xlsx'] },
    { name: 'a PDF', bytes: Buffer.from(`%PDF-1.7\n${'x'.repeat(500)}`), reasons: ['sheet-not-xlsx'] },
    { name: 'an .xls', bytes: ole('Workbook'), reasons: ['sheet-old-format'] },
    { name: 'an encrypted workbook', bytes: ole('EncryptedPackage'), reasons: ['sheet-encrypted'] },
    { name: 'half a workbook', bytes: valid.subarray(0, valid.length / 2), reasons: ['sheet-damaged'] },
    { name: 'a zip without a workbook', bytes: assembleZip([packPart('docProps/a.xml', '<a/>')]), reasons: ['sheet-not-xlsx'] },
    { name: 'a file over the limit', bytes: Buffer.concat([valid, Buffer.alloc(17 * 1024 * 1024)]), reasons: ['sheet-too-large'] },
    { name: 'a traversal name', bytes: withPart(parts, '../../etc/passwd', 'x'), reasons: ['sheet-unsafe-part'] },
    { name: 'an absolute name', bytes: withPart(parts, '/etc/passwd', 'x'), reasons: ['sheet-unsafe-part'] },
    { name: 'a backslash name', bytes: withPart(parts, 'xl\\..\\evil.xml', 'x'), reasons: ['sheet-unsafe-part'] },
    { name: 'a nested workbook', bytes: withPart(parts, 'xl/embeddings/inner.xlsx', 'PK'), reasons: ['sheet-unsafe-part'] },
    { name: 'the same part twice', bytes: withPart(parts, sheet, parts.get(sheet) ?? ''), reasons: ['sheet-duplicate-part'] },
    { name: 'the same part in capitals', bytes: withPart(parts, sheet.toUpperCase(), ''), reasons: ['sheet-duplicate-part'] },
    { name: 'macros', bytes: withPart(parts, 'xl/vbaProject.bin', 'x'), reasons: ['sheet-macros'] },
    { name: 'a macro sheet', bytes: withPart(parts, 'xl/macrosheets/sheet1.xml', '<a/>'), reasons: ['sheet-macros'] },
    {
      name: 'a macro content type',
      bytes: replaced(parts, '[Content_Types].xml', (xml) => xml.replace('.sheet.main+xml', '.sheet.macroEnabled.main+xml')),
      reasons: ['sheet-macros'],
    },
    {
      name: 'a link to another workbook',
      bytes: withPart(parts, 'xl/externalLinks/externalLink1.xml', '<a/>'),
      reasons: ['sheet-external-links'],
    },
    {
      name: 'five thousand parts',
      bytes: assembleZip([...packed(parts), ...Array.from({ length: 5000 }, (_, index) => packPart(`xl/media/${index}.png`, ''))]),
      reasons: ['sheet-unsafe-part'],
    },
    { name: 'an encrypted entry', bytes: setFlag(valid, 8, 1), reasons: ['sheet-encrypted'] },
    { name: 'an unknown compression', bytes: setFlag(valid, 10, 12), reasons: ['sheet-unsafe-part'] },
    { name: 'a bomb', bytes: bomb, reasons: ['sheet-bomb'] },
    { name: 'a bomb that lies about its size', bytes: lieAboutSize(bomb, zeros.length, 1000), reasons: ['sheet-bomb'] },
    { name: 'a million styled rows', bytes: replaced(parts, sheet, inData(emptyRows)), reasons: ['sheet-bomb', 'sheet-too-large'] },
    {
      name: 'expanding entities',
      bytes: replaced(parts, sheet, (xml) =>
        xml.replace('<worksheet', '<!DOCTYPE lol [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet'),
      ),
      reasons: ['sheet-unsafe-part'],
    },
    {
      name: 'an unknown entity',
      bytes: replaced(parts, sheet, inData('<row r="99"><c r="A99"><v>&lol;</v></c></row>')),
      reasons: ['sheet-damaged'],
    },
    {
      name: 'a row beyond the grid',
      bytes: replaced(parts, sheet, inData('<row r="4294967290"><c r="A4294967290"><v>1</v></c></row>')),
      reasons: ['sheet-damaged'],
    },
    {
      name: 'a column beyond the grid',
      bytes: replaced(parts, sheet, inData('<row r="99"><c r="ZZZ99"><v>1</v></c></row>')),
      reasons: ['sheet-damaged'],
    },
    {
      name: 'a cell twice',
      bytes: replaced(parts, sheet, inData('<row r="9"><c r="F9"><v>1</v></c><c r="F9"><v>2</v></c></row>')),
      reasons: ['sheet-damaged'],
    },
    {
      name: 'a cell of a prototype type',
      bytes: replaced(parts, sheet, inData('<row r="99"><c r="A99" t="__proto__"><v>1</v></c></row>')),
      reasons: ['sheet-damaged'],
    },
    {
      name: 'a shared string that is not there',
      bytes: replaced(parts, sheet, inData('<row r="99"><c r="A99" t="s"><v>7</v></c></row>')),
      reasons: ['sheet-damaged'],
    },
    { name: 'XML that does not end', bytes: replaced(parts, sheet, (xml) => xml.slice(0, -40)), reasons: ['sheet-damaged'] },
    {
      name: 'a hundred thousand nested elements',
      bytes: replaced(parts, sheet, inData('<x>'.repeat(100_000))),
      reasons: ['sheet-damaged', 'sheet-bomb'],
    },
    {
      name: 'prototype keys in the machine data',
      bytes: replacedMachine(parts, (json) => json.replace('{', '{"__proto__":{"ok":true},')),
      reasons: ['sheet-machine-data'],
    },
    {
      name: 'machine data that are no JSON',
      bytes: replacedMachine(parts, (json) => json.replace('{', '{{')),
      reasons: ['sheet-machine-data'],
    },
    {
      name: 'another expert in the machine data',
      bytes: replacedMachine(parts, (json) => json.replace('张三', '李四')),
      reasons: ['sheet-signature'],
    },
    {
      name: 'a validation over the whole sheet',
      bytes: replaced(parts, sheet, (xml) =>
        xml.replace(
          '<dataValidation ',
          '<dataValidation type="whole" sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation><dataValidation ',
        ),
      ),
      reasons: null,
    },
    {
      name: 'a merge over the whole sheet',
      bytes: replaced(parts, sheet, afterData('<mergeCells count="1"><mergeCell ref="A20:XFD1048576"/></mergeCells>')),
      reasons: null,
    },
    {
      name: 'a hundred thousand merges',
      bytes: replaced(
        parts,
        sheet,
        afterData(
          `<mergeCells>${Array.from({ length: 100_000 }, (_, row) => `<mergeCell ref="A${row + 50}:B${row + 50}"/>`).join('')}</mergeCells>`,
        ),
      ),
      reasons: null,
    },
    {
      name: 'a defined name over the whole sheet',
      bytes: replaced(parts, 'xl/workbook.xml', (xml) =>
        xml.replace('<definedNames>', '<definedNames><definedName name="all">$A$1:$XFD$1048576</definedName>'),
      ),
      reasons: null,
    },
    { name: 'an unreferenced picture bomb', bytes: withPart(parts, 'xl/media/image1.png', ' '.repeat(50_000_000)), reasons: null },
  ]
}

const replacedMachine = (parts: Parts, change: (json: string) => string): Buffer =>
  replaced(parts, sheetPath(parts, '系统数据'), (xml) =>
    xml.replace(
      /(\|)(\{.*?)(\|<)/s,
      (_, open: string, json: string, close: string) =>
        `${open}${change(json.replaceAll('&quot;', '"')).replaceAll('"', '&quot;')}${close}`,
    ),
  )
