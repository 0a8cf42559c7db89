import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import yauzl from 'yauzl'

/**
 * The only module that knows exceljs. It writes the parts that are the same in every workbook (styles and theme) once per
 * process; the sheets themselves are stamped as XML, which costs a fiftieth (docs/adr/0008). It never reads an upload.
 */
const thin = { style: 'thin', color: { argb: 'FF7F7F7F' } } as const
const box = { top: thin, left: thin, bottom: thin, right: thin } as const
const fill = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const
/** Songti first: it is what the offices have; elsewhere fontconfig and Excel fall back by the charset (134 = GB2312). */
const font = (size: number, extra: Partial<ExcelJS.Font> = {}) => ({ name: '宋体', charset: 134, family: 3, size, ...extra })
const at = (horizontal: 'left' | 'center' | 'right', vertical: 'top' | 'middle' = 'middle') =>
  ({ horizontal, vertical, wrapText: true }) as const

const styles = {
  plain: { font: font(10), alignment: at('left') },
  key: { font: font(8, { color: { argb: 'FF999999' } }) },
  title: { font: font(16, { bold: true }), alignment: at('left') },
  rehearsal: { font: font(24, { bold: true, color: { argb: 'FFC00000' } }), alignment: at('center') },
  rehearsalLine: { font: font(12, { bold: true, color: { argb: 'FFC00000' } }), alignment: at('left') },
  subtitle: { font: font(11), alignment: at('left') },
  line: { font: font(9), alignment: at('left') },
  head: { font: font(10, { bold: true }), alignment: at('center'), border: box, fill: fill('FFEDEDED') },
  number: { font: font(9, { bold: true }), alignment: at('center'), border: box, fill: fill('FFEDEDED') },
  name: { font: font(9), alignment: at('center'), border: box, fill: fill('FFEDEDED') },
  nameLong: { font: font(7.5), alignment: at('center'), border: box, fill: fill('FFEDEDED') },
  label: { font: font(10, { bold: true }), alignment: at('right'), border: box },
  group: { font: font(9, { bold: true }), alignment: at('center'), border: box },
  criterion: { font: font(10), alignment: at('left'), border: box },
  earns: { font: font(9), alignment: at('left'), border: box },
  points: { font: font(10), alignment: at('center'), border: box },
  input: { font: font(11), alignment: at('center'), border: box, fill: fill('FFFFFBE6'), protection: { locked: false } },
  inputText: {
    font: font(9),
    alignment: at('left', 'top'),
    border: box,
    fill: fill('FFFFFBE6'),
    numFmt: '@',
    protection: { locked: false },
  },
  closed: { font: font(10, { color: { argb: 'FF7F7F7F' } }), alignment: at('center'), border: box, fill: fill('FFD9D9D9') },
  subtotal: { font: font(10), alignment: at('center'), border: box, fill: fill('FFF5F5F5') },
  total: { font: font(11, { bold: true }), alignment: at('center'), border: box, fill: fill('FFEDEDED') },
  sign: { font: font(12), alignment: at('left') },
  cell: { font: font(10), alignment: at('left'), border: box },
  cellCentre: { font: font(10), alignment: at('center'), border: box },
  figure: { font: font(10), alignment: at('center'), border: box, numFmt: '0.00' },
} satisfies Record<string, Partial<ExcelJS.Style>>

const tones = {
  recused: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFD9D9D9' } }, font: { color: { argb: 'FF7F7F7F' } } },
  missing: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFCE4D6' } }, font: { color: { argb: 'FFC65911' } } },
  done: { font: { color: { argb: 'FF375623' } } },
} satisfies Record<string, Partial<ExcelJS.Style>>

export type StyleName = keyof typeof styles
export type ToneName = keyof typeof tones

/** Styles and theme as parts, with the index of each named style and conditional tone. */
export interface StyleBook {
  readonly stylesXml: string
  readonly themeXml: string
  readonly cell: Readonly<Record<StyleName, number>>
  readonly tone: Readonly<Record<ToneName, number>>
}

/** The first font sets the unit of column widths: Songti 11 as in a Chinese Excel, not exceljs' Calibri. */
const defaultFont = '<font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font>'

const readParts = async (bytes: Buffer): Promise<Map<string, string>> => {
  const zip = await yauzl.fromBufferPromise(bytes)
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'))
  return parts
}

const build = async (): Promise<StyleBook> => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('样式')
  const names = Object.keys(styles) as StyleName[] // the keys of the literal above
  names.forEach((name, index) => {
    const cell = sheet.getCell(index + 1, 1)
    cell.style = styles[name]
    cell.value = 1
  })
  const toneNames = Object.keys(tones) as ToneName[] // likewise
  toneNames.forEach((name, index) =>
    sheet.addConditionalFormatting({
      ref: `B${index + 1}`,
      rules: [{ type: 'expression', formulae: ['TRUE'], style: tones[name], priority: index + 1 }],
    }),
  )
  const parts = await readParts(Buffer.from(await workbook.xlsx.writeBuffer()))
  const xml = parts.get('xl/worksheets/sheet1.xml') ?? ''
  const indexOf = (index: number): number => Number(new RegExp(`<c r="A${index + 1}" s="(\\d+)"`).exec(xml)?.[1] ?? Number.NaN)
  return {
    stylesXml: (parts.get('xl/styles.xml') ?? '').replace(/<fonts[^>]*><font>.*?<\/font>/s, (fonts) =>
      fonts.replace(/<font>.*<\/font>/s, defaultFont),
    ),
    themeXml: parts.get('xl/theme/theme1.xml') ?? '',
    cell: Object.fromEntries(names.map((name, index) => [name, indexOf(index)])) as Record<StyleName, number>, // every name is mapped
    tone: Object.fromEntries(toneNames.map((name, index) => [name, index])) as Record<ToneName, number>, // likewise
  }
}

let book: Promise<StyleBook> | undefined

/** Built on first use, the same for the rest of the process. */
export const styleBook = (): Promise<StyleBook> => (book ??= build())
