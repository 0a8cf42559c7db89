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

/** A second directory entry, under another name, for the bytes of an entry that is there. */
const sameBytesTwice = (bytes: Buffer, name: string): Buffer => {
  const end = bytes.lastIndexOf('PK\u0005\u0006', bytes.length, 'latin1')
  const start = bytes.readUInt32LE(end + 16)
  const entry = Buffer.from(bytes.subarray(start, start + 46))
  entry.writeUInt16LE(Buffer.byteLength(name), 28)
  const added = Buffer.concat([entry, Buffer.from(name)])
  const tail = Buffer.from(bytes.subarray(end))
  const count = tail.readUInt16LE(8) + 1
  tail.writeUInt16LE(count, 8)
  tail.writeUInt16LE(count, 10)
  tail.writeUInt32LE(tail.readUInt32LE(12) + added.length, 12)
  return Buffer.concat([bytes.subarray(0, end), added, tail])
}

/** Text that does not compress to nothing: what honest looks are made of. */
const noise = (length: number, seed = 1): string => {
  const characters: string[] = []
  let state = seed
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    characters.push(String.fromCharCode(97 + ((state >>> 16) % 26)))
  }
  return characters.join('')
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
      reasons: ['sheet-crowded'],
    },
    { name: 'two parts from the same bytes', bytes: sameBytesTwice(valid, 'xl/worksheets/sheet99.xml'), reasons: ['sheet-damaged'] },
    {
      name: 'a hundred sheets from one part',
      bytes: replaced(parts, 'xl/workbook.xml', (xml) =>
        xml.replace(
          '</sheets>',
          `${Array.from({ length: 90 }, (_, index) => `<sheet name="s${index}" sheetId="${index + 50}" r:id="rId2"/>`).join('')}</sheets>`,
        ),
      ),
      reasons: ['sheet-damaged'],
    },
    {
      name: 'half a million shared strings',
      bytes: withPart(
        parts,
        'xl/sharedStrings.xml',
        `<sst>${Array.from({ length: 500_000 }, (_, index) => `<si><t>${noise(4, index)}</t></si>`).join('')}</sst>`,
      ),
      reasons: ['sheet-damaged'],
    },
    {
      name: 'a shared string of ten million characters',
      bytes: withPart(parts, 'xl/sharedStrings.xml', `<sst><si><t>${noise(10_000_000)}</t></si></sst>`),
      reasons: ['sheet-damaged'],
    },
    {
      name: 'ninety thousand cells',
      bytes: replaced(
        parts,
        sheet,
        inData(
          Array.from(
            { length: 900 },
            (_, row) =>
              `<row r="${row + 100}">${Array.from({ length: 100 }, (_c, column) => `<c><v>${noise(3, row * 100 + column)}</v></c>`).join('')}</row>`,
          ).join(''),
        ),
      ),
      reasons: null,
    },
    {
      name: 'two hundred thousand cells',
      bytes: replaced(
        parts,
        sheet,
        inData(
          Array.from(
            { length: 2000 },
            (_, row) =>
              `<row r="${row + 100}">${Array.from({ length: 100 }, (_c, column) => `<c><v>${noise(3, row * 100 + column)}</v></c>`).join('')}</row>`,
          ).join(''),
        ),
      ),
      reasons: ['sheet-damaged', 'sheet-bomb'],
    },
    {
      name: 'a formula of a million characters',
      bytes: replaced(parts, sheet, (xml) => xml.replace(/<c r="F9" s="(\d+)"\/>/, `<c r="F9" s="$1"><f>${noise(1_000_000)}</f></c>`)),
      reasons: ['sheet-damaged'],
    },
    {
      name: 'ten thousand attributes',
      bytes: replaced(
        parts,
        sheet,
        inData(`<row ${Array.from({ length: 10_000 }, (_, index) => `a${index}="${noise(3, index)}"`).join(' ')}/>`),
      ),
      reasons: ['sheet-damaged'],
    },
    {
      name: 'a hundred thousand defined names',
      bytes: replaced(parts, 'xl/workbook.xml', (xml) =>
        xml.replace(
          '<definedNames>',
          `<definedNames>${Array.from({ length: 100_000 }, (_, index) => `<definedName name="n${noise(6, index)}">$A$1</definedName>`).join('')}`,
        ),
      ),
      reasons: null,
    },
    {
      name: 'machine data of ten million characters',
      bytes: replaced(parts, sheetPath(parts, '系统数据'), (xml) =>
        xml
          .replace(/>n\d+</, '>n99999<')
          .replace(
            '</sheetData>',
            `${Array.from({ length: 1200 }, (_, row) => `<row r="${row + 50}"><c r="A${row + 50}" t="inlineStr"><is><t>|${noise(8000, row)}|</t></is></c></row>`).join('')}</sheetData>`,
          ),
      ),
      reasons: ['sheet-machine-data'],
    },
    { name: 'an encrypted entry', bytes: setFlag(valid, 8, 1), reasons: ['sheet-encrypted'] },
    { name: 'an unknown compression', bytes: setFlag(valid, 10, 12), reasons: ['sheet-damaged'] },
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
      name: 'entities that multiply a million times',
      bytes: replaced(parts, 'xl/workbook.xml', (xml) =>
        xml.replace(
          '<workbook',
          `<!DOCTYPE lol [<!ENTITY a0 "ha">${Array.from({ length: 20 }, (_, index) => `<!ENTITY a${index + 1} "&a${index};&a${index};">`).join('')}]><workbook`,
        ),
      ),
      reasons: ['sheet-unsafe-part'],
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
