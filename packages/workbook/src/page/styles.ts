import { createStyleBook, type CellStyle, type ToneStyle } from '../xml/styles.ts'

/** The look of every workbook: all styles of its cells by name. */
const border = 'FF7F7F7F'
/** Songti first: it is what the offices have; elsewhere fontconfig and Excel fall back by the charset (134 = GB2312). */
const font = (size: number, extra: { readonly bold?: boolean; readonly color?: string } = {}) => ({
  name: '宋体',
  charset: 134,
  size,
  ...extra,
})
const at = (horizontal: 'left' | 'center' | 'right', vertical: 'top' | 'center' = 'center') => ({ horizontal, vertical })

export const cellStyles = {
  plain: { font: font(10), alignment: at('left') },
  key: { font: font(8, { color: 'FF999999' }) },
  title: { font: font(16, { bold: true }), alignment: at('left') },
  rehearsal: { font: font(24, { bold: true, color: 'FFC00000' }), alignment: at('center') },
  rehearsalLine: { font: font(12, { bold: true, color: 'FFC00000' }), alignment: at('left') },
  subtitle: { font: font(11), alignment: at('left') },
  line: { font: font(9), alignment: at('left') },
  head: { font: font(10, { bold: true }), alignment: at('center'), border, fill: 'FFEDEDED' },
  number: { font: font(9, { bold: true }), alignment: at('center'), border, fill: 'FFEDEDED' },
  name: { font: font(9), alignment: at('center'), border, fill: 'FFEDEDED' },
  nameLong: { font: font(7.5), alignment: at('center'), border, fill: 'FFEDEDED' },
  label: { font: font(10, { bold: true }), alignment: { ...at('right'), indent: 1 }, border },
  group: { font: font(9, { bold: true }), alignment: at('center'), border },
  criterion: { font: font(10), alignment: at('left'), border },
  earns: { font: font(9), alignment: at('left'), border },
  points: { font: font(10), alignment: at('center'), border },
  input: { font: font(11), alignment: at('center'), border, fill: 'FFFFFBE6', unlocked: true },
  inputText: { font: font(9), alignment: at('left', 'top'), border, fill: 'FFFFFBE6', format: 'text', unlocked: true },
  closed: { font: font(10, { color: 'FF7F7F7F' }), alignment: at('center'), border, fill: 'FFD9D9D9' },
  subtotal: { font: font(10), alignment: at('center'), border, fill: 'FFF5F5F5' },
  total: { font: font(11, { bold: true }), alignment: at('center'), border, fill: 'FFEDEDED' },
  sign: { font: font(12), alignment: at('left') },
  cell: { font: font(10), alignment: at('left'), border },
  cellCentre: { font: font(10), alignment: at('center'), border },
  figure: { font: font(10), alignment: at('center'), border, format: 'hundredths' },
} satisfies Record<string, CellStyle>

/** What a condition makes of a cell. */
export const toneStyles = {
  recused: { fill: 'FFD9D9D9', color: 'FF7F7F7F' },
  missing: { fill: 'FFFCE4D6', color: 'FFC65911' },
  done: { color: 'FF375623' },
} satisfies Record<string, ToneStyle>

export type StyleName = keyof typeof cellStyles
export type ToneName = keyof typeof toneStyles

/** The first font sets the unit of column widths: Songti 11 as in a Chinese Excel. */
export const styleBook = createStyleBook(font(11), cellStyles, toneStyles)
export type StyleBook = typeof styleBook
