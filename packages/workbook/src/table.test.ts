import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { writeTable } from './table.ts'

it('writes a list that a workbook program reads back, formulas as the texts that they are', async () => {
  const bytes = await writeTable({
    sheet: '提醒/计划',
    columns: [
      { title: '对象', width: 20 },
      { title: '数', width: 8 },
    ],
    rows: [
      ['=1+1', 3],
      ['重庆云链 𬭩', 4],
    ],
  })
  const book = new ExcelJS.Workbook()
  // exceljs types its argument as its own Buffer; any Buffer works
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
  const page = book.getWorksheet('提醒 计划')
  expect(page?.getSheetValues().slice(1)).toEqual([
    [undefined, '对象', '数'],
    [undefined, '=1+1', 3],
    [undefined, '重庆云链 𬭩', 4],
  ])
  expect(page?.getCell('A2').type).toBe(ExcelJS.ValueType.String)
})
