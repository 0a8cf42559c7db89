import { quoteSheet } from '../xml/address.ts'
import { escapeAttribute, escapeText } from '../xml/escape.ts'

/** The parts of a list's workbook that do not grow with it. No theme and no properties: nothing in the file tells a machine or a person. */
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const sheetMl = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export const contentTypes =
  `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${main}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/></Types>`

export const rootRelations = `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

export const workbookRelations =
  `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`

/** `titles`: the range of the heading, repeated on every printed page and carrying the filter buttons. */
export const workbook = (name: string, titles: { readonly print: string; readonly filter: string }): string => {
  const sheet = quoteSheet(name)
  return (
    `${head}<workbook xmlns="${sheetMl}" xmlns:r="${office}"><sheets><sheet name="${escapeAttribute(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>` +
    `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${escapeText(`${sheet}!${titles.filter}`)}</definedName>` +
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">${escapeText(`${sheet}!${titles.print}`)}</definedName></definedNames></workbook>`
  )
}

/** Index of each style in `cellXfs` below. Songti is what the offices have; `@` keeps 18-digit codes text when somebody edits them. */
export const styleOf = { plain: 0, title: 1, line: 2, head: 3, text: 4, number: 5 } as const

const font = (size: number, extra = '') => `<font>${extra}<sz val="${size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`
const cell = (fontId: number, extra = '', alignment = '<alignment vertical="center" wrapText="1"/>') =>
  `<xf numFmtId="0" fontId="${fontId}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"${extra}>${alignment}</xf>`

export const stylesXml =
  `${head}<styleSheet xmlns="${sheetMl}"><fonts count="4">${font(10)}${font(16, '<b/>')}${font(9)}${font(10, '<b/>')}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>' +
  '<borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="6">${cell(0)}${cell(1, '', '<alignment vertical="center"/>')}${cell(2, '', '<alignment vertical="center"/>')}` +
  '<xf numFmtId="49" fontId="3" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="center"/></xf>' +
  '</cellXfs></styleSheet>'
