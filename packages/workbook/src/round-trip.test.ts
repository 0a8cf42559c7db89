import { describe, expect, it } from 'vitest'
import { readWorkbook } from './read.ts'
import { reportImport } from './report.ts'
import { assignmentOf, sign, verify } from './testing/assignment.ts'
import { fill } from './testing/fill.ts'
import { writeSheet } from './write.ts'

const assignment = assignmentOf()
const sheet = '评分表·统筹服务机构'
const filled = async (cells: Readonly<Record<string, string | number>>) => fill(await writeSheet(assignment, { sign }), { [sheet]: cells })
const facts = { issued: assignment, stored: {}, sheetStatus: 'issued', currentSheetNumber: assignment.sheetNumber } as const

describe('a workbook out and back', () => {
  it('is byte-identical for the same assignment', async () => {
    expect(await writeSheet(assignment, { sign })).toEqual(await writeSheet(assignment, { sign }))
  })

  it('comes back empty as nothing but missing and recused cells', async () => {
    const read = await readWorkbook(await writeSheet(assignment, { sign }), { verify })
    const report = reportImport({ ...facts, read })
    expect(report).toMatchObject({ verdict: 'ok', problems: [], complete: false })
    expect(report.counts).toEqual({ new: 0, unchanged: 0, changed: 0, missing: 8, invalid: 0, conflict: 0, corrected: 0, recused: 4 })
  })

  it('brings back scores and remarks with their applicants', async () => {
    // Rows 9, 10 and 12, 13 hold the criteria, 11 and 14 subtotals; F, G, H the applicants, G recused.
    const bytes = await filled({ F9: 9.5, F10: 0, F12: 7, F13: '４．５', H9: '7,5', F17: '方案完整\n建议补充' })
    const read = await readWorkbook(bytes, { verify })
    if (!read.ok) throw new Error(read.refusal.reason)
    expect(read.scores.map(({ number, recused, units, comment }) => ({ number, recused, units, comment }))).toEqual([
      {
        number: 'CQFP2026-统-0001',
        recused: false,
        units: { lottery: 19, security: 0, staff: 14, reports: 9 },
        comment: '方案完整\n建议补充',
      },
      { number: 'CQFP2026-统-0002', recused: true, units: {}, comment: '' },
      { number: 'CQFP2026-统-0003', recused: false, units: { lottery: 15 }, comment: '' },
    ])
    expect(reportImport({ ...facts, read }).counts).toEqual({
      new: 5,
      unchanged: 0,
      changed: 0,
      missing: 3,
      invalid: 0,
      conflict: 0,
      corrected: 0,
      recused: 4,
    })
  })
})
