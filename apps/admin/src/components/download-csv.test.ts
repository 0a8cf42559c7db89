import { expect, it } from 'vitest'
import { toCsv } from './download-csv.ts'

it('a table as CSV: quoted where needed, and nothing that a spreadsheet would run', () => {
  expect(
    toCsv([
      ['时段', '件数'],
      ['2026-01-26 09:00', 12],
      ['甲,乙 "丙"', -1],
      ['=1+1', 0],
    ]),
  ).toBe('时段,件数\r\n2026-01-26 09:00,12\r\n"甲,乙 ""丙""",-1\r\n\'=1+1,0\r\n')
})
