import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import { drawSheets, type DrawnSheet } from '@zhengji/workbook/draw'
import { createKeep } from '@zhengji/workbook/page/keep'
import { cellStyles, toneStyles } from '@zhengji/workbook/page/styles'
import type { CellStyle, ToneStyle } from '@zhengji/workbook/xml/styles'
import type { CellModel, SheetModel } from '@zhengji/workbook/xml/worksheet'
import type { Meter } from './meter.ts'
import { assignmentOf, sign, type Size } from './panel.ts'

const solid = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })

const styleOf = ({ font: { color, ...font }, alignment, border, fill, format, unlocked }: CellStyle): Partial<ExcelJS.Style> => {
  const line: Partial<ExcelJS.Border> | null = border === undefined ? null : { style: 'thin', color: { argb: border } }
  return {
    font: { ...font, family: 3, ...(color === undefined ? {} : { color: { argb: color } }) },
    ...(alignment === undefined
      ? {}
      : { alignment: { horizontal: alignment.horizontal, vertical: alignment.vertical === 'top' ? 'top' : 'middle', wrapText: true } }),
    ...(line === null ? {} : { border: { left: line, right: line, top: line, bottom: line } }),
    ...(fill === undefined ? {} : { fill: solid(fill) }),
    ...(format === undefined ? {} : { numFmt: format === 'text' ? '@' : '0.00' }),
    ...(unlocked === true ? { protection: { locked: false } } : {}),
  }
}

const toneOf = ({ color, fill }: ToneStyle): Partial<ExcelJS.Style> => ({
  font: { color: { argb: color } },
  ...(fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: fill } } }),
})

const map = <Name extends string, From, To>(entries: Readonly<Record<Name, From>>, to: (from: From) => To): Readonly<Record<Name, To>> =>
  // Every name is mapped.
  Object.fromEntries(Object.entries<From>(entries).map(([name, from]) => [name, to(from)])) as Record<Name, To>

/** Shared objects: a new one per cell would cost it twice as much. */
const styles = map(cellStyles, styleOf)
const tones = map(toneStyles, toneOf)

const valueOf = (at: string, { value, formula, shared }: CellModel): ExcelJS.CellValue => {
  if (formula === undefined) return value ?? null
  const result = value === undefined ? {} : { result: value }
  if (shared === undefined) return { formula, ...result }
  const [master = ''] = shared.range.split(':')
  // Its types forget the first cell of a shared formula, which its writer knows.
  return at === master
    ? ({ shareType: 'shared', ref: shared.range, formula, ...result } as unknown as ExcelJS.CellFormulaValue)
    : { sharedFormula: master, ...result }
}

const addSheet = (workbook: ExcelJS.Workbook, model: SheetModel): void => {
  const sheet = workbook.addWorksheet(model.name, {
    state: model.state,
    views: [
      {
        showGridLines: false,
        ...(model.freeze === undefined ? {} : { state: 'frozen', xSplit: model.freeze.columns, ySplit: model.freeze.rows }),
      },
    ],
    pageSetup: {
      // eslint-disable-next-line typescript/no-unsafe-enum-assignment -- A4; the enumeration exists in its types only
      paperSize: 9,
      orientation: model.landscape ? 'landscape' : 'portrait',
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.7, header: 0.3, footer: 0.3 },
      ...(model.scale === undefined ? {} : { scale: model.scale }),
      ...(model.fitWidth ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : {}),
    },
    headerFooter: { oddFooter: model.footer },
  })
  model.columns.forEach(({ width, hidden }, index) => Object.assign(sheet.getColumn(index + 1), { width, hidden: hidden === true }))
  model.rows.forEach((source, index) => {
    const row = sheet.getRow(index + 1)
    if (source.height !== undefined) row.height = source.height
    if (source.hidden === true) row.hidden = true
    for (const [column, cell] of source.cells.entries()) {
      if (cell === undefined) continue
      const target = row.getCell(column)
      target.style = styles[cell.style]
      const value = valueOf(target.address, cell)
      if (value !== null) target.value = value
    }
  })
  for (const range of model.merges) sheet.mergeCellsWithoutStyle(range)
  for (const { range, type, formula, title, error, prompt } of model.validations)
    // Its types forget ranges, which its writer takes.
    (sheet as unknown as { dataValidations: { add: (range: string, validation: ExcelJS.DataValidation) => void } }).dataValidations.add(
      range,
      {
        type,
        formulae: [formula],
        allowBlank: true,
        showErrorMessage: true,
        errorTitle: title,
        error,
        ...(type === 'textLength' ? { operator: 'lessThanOrEqual' } : {}),
        ...(prompt === undefined ? {} : { showInputMessage: true, promptTitle: title, prompt }),
      },
    )
  model.conditions.forEach(({ range, formula, tone }, index) =>
    sheet.addConditionalFormatting({
      ref: range,
      rules: [{ type: 'expression', formulae: [formula], style: tones[tone], priority: index + 1 }],
    }),
  )
  for (const row of model.rowBreaks) sheet.getRow(row).addPageBreak()
  // A password would cost it 300 ms a sheet.
  void sheet.protect('', { formatColumns: true, formatRows: true })
}

/** The same sheets by plain exceljs with shared style objects, one workbook after another. */
export const packByExceljs = async (size: Size, files: readonly string[], meter: Meter): Promise<void> => {
  const keep = createKeep()
  for (const [expert, file] of files.entries()) {
    const drawn: DrawnSheet[] = [...drawSheets(assignmentOf(size, expert), sign, keep)]
    await meter(async () => {
      const workbook = new ExcelJS.Workbook()
      for (const { model } of drawn) addSheet(workbook, model)
      for (const { name } of drawn) if (name !== undefined) workbook.definedNames.add(name.reference, name.name)
      await workbook.xlsx.writeFile(file)
    })
  }
}

export const importByExceljs = (files: readonly string[], meter: Meter): Promise<void> =>
  meter(async () => {
    // exceljs types its argument as its own Buffer; any Buffer works
    for (const file of files) await new ExcelJS.Workbook().xlsx.load((await readFile(file)) as unknown as ExcelJS.Buffer)
  })
