import { escapeAttribute } from './escape.ts'

export interface FontStyle {
  readonly name: string
  /** Windows' number of the script: 134 is simplified Chinese. */
  readonly charset: number
  /** Points. */
  readonly size: number
  readonly bold?: boolean
  /** ARGB, as all colours. */
  readonly color?: string
}

export interface CellStyle {
  readonly font: FontStyle
  /** Text wraps where this is set. `indent` in steps of about three blanks. */
  readonly alignment?: { readonly horizontal: 'left' | 'center' | 'right'; readonly vertical: 'top' | 'center'; readonly indent?: number }
  /** Colour of a thin line around the cell. */
  readonly border?: string
  readonly fill?: string
  /** `text`: whatever is typed is text. `hundredths`: two decimals. */
  readonly format?: keyof typeof numberFormats
  readonly unlocked?: boolean
}

export interface ToneStyle {
  readonly color: string
  readonly fill?: string
}

/** Numbers of the standard's own formats. */
const numberFormats = { hundredths: 2, text: 49 } as const

const fontXml = ({ name, charset, size, bold, color }: FontStyle): string =>
  `<font>${bold === true ? '<b/>' : ''}<sz val="${size}"/>${color === undefined ? '' : `<color rgb="${color}"/>`}<name val="${escapeAttribute(name)}"/><family val="3"/><charset val="${charset}"/></font>`

const borderXml = (color: string | undefined): string =>
  color === undefined
    ? '<border><left/><right/><top/><bottom/><diagonal/></border>'
    : `<border>${['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color rgb="${color}"/></${side}>`).join('')}<diagonal/></border>`

const fillXml = (color: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${color}"/><bgColor indexed="64"/></patternFill></fill>`

const toneXml = ({ color, fill }: ToneStyle): string =>
  `<dxf><font><color rgb="${color}"/></font>${fill === undefined ? '' : `<fill><patternFill patternType="solid"><bgColor rgb="${fill}"/></patternFill></fill>`}</dxf>`

/** A list in which equal entries stand once. */
const createList = (first: readonly string[]) => {
  const entries = [...first]
  return {
    entries,
    indexOf: (entry: string): number => {
      const found = entries.indexOf(entry)
      return found >= 0 ? found : entries.push(entry) - 1
    },
  }
}

const listXml = (tag: string, entries: readonly string[]): string => `<${tag} count="${entries.length}">${entries.join('')}</${tag}>`

const indexes = <Name extends string>(names: Readonly<Record<Name, unknown>>, first: number): Readonly<Record<Name, number>> =>
  // Every name is mapped.
  Object.fromEntries(Object.keys(names).map((name, index) => [name, first + index])) as Record<Name, number>

/**
 * The styles part, with the index of each named style and tone in it. `standard` is the font of cells without a style, the unit
 * of column widths.
 */
export const createStyleBook = <StyleName extends string, ToneName extends string>(
  standard: FontStyle,
  cells: Readonly<Record<StyleName, CellStyle>>,
  tones: Readonly<Record<ToneName, ToneStyle>>,
) => {
  const fonts = createList([fontXml(standard)])
  // The first two are the format's own.
  const fills = createList(['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'])
  const borders = createList([borderXml(undefined)])
  const formats = Object.values<CellStyle>(cells).map(({ font, alignment, border, fill, format, unlocked }) => {
    const inside = [
      alignment === undefined
        ? ''
        : `<alignment horizontal="${alignment.horizontal}" vertical="${alignment.vertical}" wrapText="1"${alignment.indent === undefined ? '' : ` indent="${alignment.indent}"`}/>`,
      unlocked === true ? '<protection locked="0"/>' : '',
    ].join('')
    return (
      `<xf numFmtId="${format === undefined ? 0 : numberFormats[format]}" fontId="${fonts.indexOf(fontXml(font))}" fillId="${fill === undefined ? 0 : fills.indexOf(fillXml(fill))}"` +
      ` borderId="${borders.indexOf(borderXml(border))}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">${inside}</xf>`
    )
  })
  const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
  return {
    stylesXml: [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      listXml('fonts', fonts.entries),
      listXml('fills', fills.entries),
      listXml('borders', borders.entries),
      listXml('cellStyleXfs', [plain]),
      listXml('cellXfs', [plain.replace('/>', ' xfId="0"/>'), ...formats]),
      listXml('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
      listXml('dxfs', Object.values<ToneStyle>(tones).map(toneXml)),
      '</styleSheet>',
    ].join(''),
    // Style 0 is the plain one.
    cell: indexes(cells, 1),
    tone: indexes(tones, 0),
  }
}
