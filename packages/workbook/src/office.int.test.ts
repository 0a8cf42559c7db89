import { afterAll, describe, expect, it } from 'vitest'
import { readWorkbook, type ReadOk, type ReadResult } from './read.ts'
import { applicantsOf, assignmentOf, matrixOf, sign, verify } from './testing/assignment.ts'
import { fill } from './testing/fill.ts'
import { convertWithLibreOffice, editWithLibreOffice, editWithPython, pythonWith, soffice, type OfficeStep } from './testing/programs.ts'
import { writeSheet } from './write.ts'

/** Workbooks through programs that are not ours. Each is skipped, and says so, where the program is missing. */
const openpyxl = pythonWith('openpyxl')
const uno = soffice === null ? null : pythonWith('uno')
const missing = [
  ...(soffice === null ? ['LibreOffice (soffice)'] : []),
  ...(openpyxl === null ? ['openpyxl (python3-openpyxl)'] : []),
  ...(uno === null ? ["LibreOffice's interface (python3-uno)"] : []),
]
afterAll(() => {
  if (missing.length > 0) process.stderr.write(`SKIPPED round trips through: ${missing.join(', ')} (not installed)\n`)
})

const applicants = applicantsOf(7, [1]).map((applicant, index) =>
  index === 3 ? { ...applicant, name: `重庆㛃𬭩<科技>&"数据"_x0041_${'很长的名称'.repeat(9)}` } : applicant,
)
const assignment = assignmentOf({
  rehearsal: true,
  matrices: [matrixOf('coordinator', '统筹服务机构', applicants), matrixOf('platform', '参与服务平台', applicantsOf(2))],
})
const sheet = '评分表·统筹服务机构'
const issued = await writeSheet(assignment, { sign })

const accepted = (read: ReadResult): ReadOk => {
  if (!read.ok) throw new Error(`${read.refusal.reason} ${JSON.stringify(read.refusal.params)}`)
  return read
}
const read = async (bytes: Uint8Array) => accepted(await readWorkbook(bytes, { verify }))
const scoresOf = ({ scores }: ReadOk) =>
  scores.filter(({ role }) => role === 'coordinator').map(({ units, recused, comment }) => ({ units, recused, comment }))
const problemsOf = ({ problems }: ReadOk) => problems.map(({ reason, cell }) => `${reason} ${cell}`).sort()

const nothing = { units: {}, recused: false, comment: '' }
const recused = { ...nothing, recused: true }

describe('saved by programs that are not ours', () => {
  const filling = {
    F9: 9.5,
    F10: 0,
    F12: 7,
    F13: '４．５',
    H9: '7,5',
    H10: '8分',
    I12: 6.5,
    J13: ' 3.5 ',
    K8: '是',
    F17: '方案完整\n第 2 项建议补充 ABC',
    L9: 10,
    L17: '=好',
  }
  const intended = [
    { ...nothing, units: { lottery: 19, security: 0, staff: 14, reports: 9 }, comment: '方案完整\n第 2 项建议补充 ABC' },
    recused,
    { ...nothing, units: { lottery: 15, security: 16 } },
    { ...nothing, units: { staff: 13 } },
    { ...nothing, units: { reports: 7 } },
    recused,
    { ...nothing, units: { lottery: 20 }, comment: '=好' },
  ]
  const openpyxlScript = `
import sys, json, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
assert book.security.lockStructure is True
sheet = book[${JSON.stringify(sheet)}]
for cell, value in json.loads(${JSON.stringify(JSON.stringify(filling))}).items():
    sheet[cell].value = value
    if isinstance(value, str): sheet[cell].data_type = 's'
book.save(sys.argv[2])
`

  it('LibreOffice: every score comes back', { skip: soffice === null, timeout: 120_000 }, async () => {
    const filled = await fill(issued, { [sheet]: filling })
    expect(scoresOf(await read(await convertWithLibreOffice(filled, 'xlsx')))).toEqual(intended)
  })

  it('openpyxl: every score comes back', { skip: openpyxl === null, timeout: 60_000 }, async () => {
    expect(scoresOf(await read(await editWithPython(openpyxl ?? 'python3', openpyxlScript, issued)))).toEqual(intended)
  })

  it('one after the other, twice', { skip: openpyxl === null || soffice === null, timeout: 240_000 }, async () => {
    const again = 'import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])'
    let bytes = await editWithPython(openpyxl ?? 'python3', openpyxlScript, issued)
    bytes = await convertWithLibreOffice(bytes, 'xlsx')
    bytes = await editWithPython(openpyxl ?? 'python3', again, bytes)
    bytes = await convertWithLibreOffice(bytes, 'xlsx')
    expect(scoresOf(await read(bytes))).toEqual(intended)
  })
})

describe('typed into LibreOffice', { skip: uno === null, timeout: 120_000 }, () => {
  const edit = (steps: readonly OfficeStep[]) => editWithLibreOffice(uno ?? 'python3', steps, issued)

  /** F…L are the applicants, G recused; rows 9, 10, 12, 13 the criteria, 8 the recusal, 17 the remarks. */
  const typing: readonly OfficeStep[] = [
    ['type', sheet, 'F9', '8.5'],
    ['type', sheet, 'F10', '６．５'],
    ['type', sheet, 'F12', '７'],
    ['type', sheet, 'F13', '0'],
    ['type', sheet, 'F17', '第一行\n第二行 8 分'],
    ['type', sheet, 'H9', ' 7.5 '],
    ['type', sheet, 'H10', '7,5'],
    ['type', sheet, 'H12', '6分'],
    ['type', sheet, 'H13', '4。5'],
    ['type', sheet, 'I9', '85%'],
    ['type', sheet, 'I10', '=1+1'],
    ['type', sheet, 'I12', '2026-1-5'],
    ['type', sheet, 'I13', '好'],
    ['type', sheet, 'J9', '10.5'],
    ['type', sheet, 'J10', '7.3'],
    ['type', sheet, 'J12', 'TRUE'],
    ['type', sheet, 'J17', '=好'],
    ['type', sheet, 'K8', '是'],
    ['say', sheet, 'L9', '9.5'],
    ['say', sheet, 'L17', '逐条\r\n说明\n\n完'],
  ]
  const intended = [
    { ...nothing, units: { lottery: 17, security: 13, staff: 14, reports: 0 }, comment: '第一行\n第二行 8 分' },
    recused,
    { ...nothing, units: { lottery: 15, security: 15, staff: 12, reports: 9 } },
    nothing,
    { ...nothing, comment: '=好' },
    recused,
    { ...nothing, units: { lottery: 19 }, comment: '逐条\n说明\n\n完' },
  ]

  it('as a person does: what is certain is read, what is not is named by its cell', async () => {
    const result = await read(await edit(typing))
    expect(scoresOf(result)).toEqual(intended)
    expect(problemsOf(result)).toEqual([
      'score-not-a-number I13',
      'score-out-of-range J9',
      'score-step J10',
      'sheet-score-date I12',
      'sheet-score-formula I10',
      'sheet-score-kind J12',
      'sheet-score-normalised F10',
      'sheet-score-normalised F12',
      'sheet-score-normalised H10',
      'sheet-score-normalised H12',
      'sheet-score-normalised H13',
      'sheet-score-percent I9',
      // What is typed as text is missing in the sheet's own total, which the printed paper shows.
      'sheet-total-differs F15',
      'sheet-total-differs H15',
    ])
  })

  it('at a locked cell: LibreOffice refuses, the scores are not touched', async () => {
    const result = await edit([
      ...typing,
      ['locked', sheet, 'C9', true],
      ['locked', sheet, 'F9', false],
      ['locked', sheet, 'G9', true],
      ['type', sheet, 'C9', '篡改'],
      ['type', sheet, 'G9', '5'],
      ['type', sheet, 'F15', '99'],
      ['expect', sheet, 'C9', '抽奖系统方案'],
      ['expect', sheet, 'G9', '—'],
    ])
    expect(scoresOf(await read(result))).toEqual(intended)
  })

  it('in an unprotected copy with inserted rows and columns, sorted, under another name', async () => {
    const result = await edit([
      ...typing,
      ['unprotect', sheet],
      ['insert-rows', sheet, 9, 2],
      ['insert-columns', sheet, 6, 1],
      ['insert-rows', sheet, 13, 1],
      ['insert-columns', sheet, 1, 1],
      ['sort', sheet, 'B11:N12', 0],
      ['rename', sheet, '张三的评分'],
    ])
    expect(scoresOf(await read(result))).toEqual(intended)
  })

  it('with a row deleted: only that criterion is missing, and the officer is told', async () => {
    const result = await read(await edit([...typing, ['unprotect', sheet], ['delete-rows', sheet, 9, 1]]))
    const without: Readonly<Record<string, number>>[] = [
      { security: 13, staff: 14, reports: 0 },
      {},
      { security: 15, staff: 12, reports: 9 },
      ...Array.from({ length: 4 }, () => ({})),
    ]
    expect(scoresOf(result)).toEqual(intended.map((scores, index) => ({ ...scores, units: without[index] })))
    expect(result.problems).toContainEqual({
      severity: 'error',
      reason: 'sheet-row-missing',
      params: { sheet, what: '抽奖系统方案' },
      sheet,
      cell: null,
    })
  })

  it('past the lock: a changed criterion refuses the file and names the cell where it stands now', async () => {
    const bytes = await edit([...typing, ['force', sheet, 'C9', '篡改'], ['unprotect', sheet], ['insert-rows', sheet, 9, 2]])
    expect(await readWorkbook(bytes, { verify })).toMatchObject({
      ok: false,
      refusal: { reason: 'sheet-locked-changed', params: { sheet, cell: 'C11', found: '篡改', expected: '抽奖系统方案' } },
    })
  })

  it('into a copy of the sheet: refused, since nobody can say which of the two counts', async () => {
    expect(await readWorkbook(await edit([...typing, ['copy', sheet, '副本']]), { verify })).toMatchObject({
      ok: false,
      refusal: { reason: 'sheet-part-twice', params: { sheet } },
    })
  })
})
