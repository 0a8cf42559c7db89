import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { decodeCellText } from '../xml/escape.ts'
import { writeList, type ListCellValue } from './write.ts'

const columns = [
  { title: '企业名称', width: 30 },
  { title: '次数', width: 8 },
]

const list = (rows: readonly (readonly ListCellValue[])[]) => ({
  title: '申报列表: 重庆[2026]',
  notes: ['演练', '共 3 条'],
  columns,
  rows: (async function* () {
    yield* rows
  })(),
})

const read = async (bytes: Buffer) => {
  const book = new ExcelJS.Workbook()
  // exceljs declares an older Buffer.
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const sheet = book.worksheets[0]
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

it('gives back every cell as it was, text that looks like a formula included', async () => {
  const rows = [
    ['重庆㛃<科技>&"数据"_x0041_有限公司', 2],
    ['=HYPERLINK("http://evil.example")', 0],
    ['91500103MA7E2E01XU', null],
  ]
  const sheet = await read(await buffer(writeList(list(rows))))
  expect(sheet.name).toBe('申报列表  重庆 2026 ')
  expect([1, 2, 3, 4].map((row) => sheet.getRow(row).getCell(1).value)).toEqual(['申报列表: 重庆[2026]', '演练', '共 3 条', '企业名称'])
  // exceljs leaves the escape of Office programs as it is written.
  const decoded = (value: ExcelJS.CellValue) => (typeof value === 'string' ? decodeCellText(value) : value)
  const cells = [5, 6, 7].map((row) => [1, 2].map((column) => decoded(sheet.getRow(row).getCell(column).value)))
  expect(cells).toEqual([
    ['重庆㛃<科技>&"数据"_x0041_有限公司', 2],
    ['=HYPERLINK("http://evil.example")', 0],
    ['91500103MA7E2E01XU', null],
  ])
  expect(sheet.autoFilter).toBe('A4:B7')
})

it('fails as a whole when its source fails', async () => {
  const broken = {
    ...list([]),
    rows: (async function* () {
      yield ['first', 1]
      throw new Error('the database went away')
    })(),
  }
  await expect(buffer(writeList(broken))).rejects.toThrow('the database went away')
})

it('stays as large as it is with 200,000 lines', { timeout: 60_000 }, async () => {
  const many = {
    ...list([]),
    rows: (async function* () {
      for (let index = 0; index < 200_000; index += 1) yield [`重庆云票${index}科技有限公司`, index]
    })(),
  }
  const before = process.memoryUsage().rss
  let size = 0
  let peak = 0
  for await (const chunk of writeList(many)) {
    size += (chunk as Buffer).length
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  expect(size).toBeGreaterThan(1_000_000)
  expect((peak - before) / 2 ** 20).toBeLessThan(150)
})
