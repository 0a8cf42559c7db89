import { escapeText, escapeAttribute } from './escape.ts'
import type { SheetModel } from './worksheet.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface DefinedName {
  readonly name: string
  readonly reference: string
  /** Index of the sheet it is local to. */
  readonly local?: number
}

export const contentTypesXml = (sheets: number): string =>
  `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/>` +
  Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${main}.worksheet+xml"/>`,
  ).join('') +
  `<Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/>` +
  `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`

export const rootRelationsXml = `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${office}/extended-properties" Target="docProps/app.xml"/></Relationships>`

export const workbookRelationsXml = (sheets: number): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  Array.from(
    { length: sheets },
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  ).join('') +
  `<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`

/** Structure locked: sheets are not renamed, copied or unhidden by accident. */
export const workbookXml = (sheets: readonly SheetModel[], names: readonly DefinedName[]): string => {
  const prints = sheets.flatMap((sheet, local): DefinedName[] => [
    ...(sheet.printArea === undefined ? [] : [{ name: '_xlnm.Print_Area', reference: sheet.printArea, local }]),
    ...(sheet.printTitles === undefined ? [] : [{ name: '_xlnm.Print_Titles', reference: sheet.printTitles, local }]),
  ])
  const definedNames = [...names, ...prints].map(
    ({ name, reference, local }) =>
      `<definedName name="${escapeAttribute(name)}"${local === undefined ? '' : ` localSheetId="${local}"`}>${escapeText(reference)}</definedName>`,
  )
  return (
    `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><workbookPr/><workbookProtection lockStructure="1"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>` +
    `<sheets>${sheets.map(({ name, state }, index) => `<sheet name="${escapeAttribute(name)}" sheetId="${index + 1}"${state === 'visible' ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`).join('')}</sheets>` +
    `<definedNames>${definedNames.join('')}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`
  )
}

/** `issuedAt` as the only date in the file: no clock is read. */
export const corePropertiesXml = (title: string, author: string, issuedAt: string): string =>
  `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeText(title)}</dc:title><dc:creator>${escapeText(author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${issuedAt}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${issuedAt}</dcterms:modified></cp:coreProperties>`

export const appPropertiesXml = `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>zhengji</Application></Properties>`
