import { afterAll, describe, expect, it } from 'vitest'
import { readWorkbook, type ReadResult } from './read.ts'
import { applicantsOf, assignmentOf, matrixOf, sign, verify } from './testing/assignment.ts'
import { fill } from './testing/fill.ts'
import { editWithPython, pythonWithOpenpyxl, pythonWithUno, resaveWithLibreOffice, soffice } from './testing/programs.ts'
import { writeSheet } from './write.ts'

/** Workbooks through programs that are not ours. Each is skipped, and says so, where the program is missing. */
const missing = [
  ...(soffice === null ? ['LibreOffice (soffice)'] : []),
  ...(pythonWithOpenpyxl === null ? ['openpyxl (python3)'] : []),
  ...(pythonWithUno === null ? ['LibreOffice API (python3-uno)'] : []),
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

const unitsOf = (read: ReadResult) => {
  if (!read.ok) throw new Error(`${read.refusal.reason} ${JSON.stringify(read.refusal.params)}`)
  return read.scores.filter(({ role }) => role === 'coordinator').map(({ units, recused, comment }) => ({ units, recused, comment }))
}

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
  { units: { lottery: 19, security: 0, staff: 14, reports: 9 }, recused: false, comment: '方案完整\n第 2 项建议补充 ABC' },
  { units: {}, recused: true, comment: '' },
  { units: { lottery: 15, security: 16 }, recused: false, comment: '' },
  { units: { staff: 13 }, recused: false, comment: '' },
  { units: { reports: 7 }, recused: false, comment: '' },
  { units: {}, recused: true, comment: '' },
  { units: { lottery: 20 }, recused: false, comment: '=好' },
]

describe('programs that are not ours', () => {
  it('LibreOffice saves a filled workbook and every score comes back', { skip: soffice === null, timeout: 120_000 }, async () => {
    const filled = await fill(await writeSheet(assignment, { sign }), { [sheet]: filling })
    expect(unitsOf(await readWorkbook(await resaveWithLibreOffice(filled), { verify }))).toEqual(intended)
  })

  it('openpyxl fills and saves a workbook and every score comes back', { skip: pythonWithOpenpyxl === null, timeout: 60_000 }, async () => {
    const script = `
import sys, json, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book[${JSON.stringify(sheet)}]
for cell, value in json.loads(${JSON.stringify(JSON.stringify(filling))}).items():
    sheet[cell].value = value
    if isinstance(value, str): sheet[cell].data_type = 's'
book.save(sys.argv[2])
`
    const bytes = await editWithPython(pythonWithOpenpyxl ?? 'python3', script, await writeSheet(assignment, { sign }))
    expect(unitsOf(await readWorkbook(bytes, { verify }))).toEqual(intended)
  })

  it(
    'typed into LibreOffice by its API, with inserted rows and columns and a renamed sheet',
    { skip: pythonWithUno === null, timeout: 120_000 },
    async () => {
      const bytes = await editWithPython(pythonWithUno ?? 'python3', unoScript(false), await writeSheet(assignment, { sign }))
      const read = await readWorkbook(bytes, { verify })
      if (!read.ok) throw new Error(`${read.refusal.reason} ${JSON.stringify(read.refusal.params)}`)
      const [first, , third, fourth] = unitsOf(read)
      expect(first).toEqual({ units: { lottery: 17, security: 13, staff: 14, reports: 0 }, recused: false, comment: '第一行\n第二行 8 分' })
      // 85% and 1-5 became a percentage and a date, =1+1 a formula: each refused by name, none of them a score.
      expect(third?.units).toEqual({})
      expect(fourth).toEqual({ units: { lottery: 15 }, recused: false, comment: '' })
      expect(read.problems.map(({ reason }) => reason).sort()).toEqual([
        'sheet-score-date',
        'sheet-score-formula',
        'sheet-score-normalised',
        'sheet-score-percent',
      ])
    },
  )

  it(
    'a criterion changed past the lock refuses the file and names the cell where it stands now',
    { skip: pythonWithUno === null, timeout: 120_000 },
    async () => {
      const bytes = await editWithPython(pythonWithUno ?? 'python3', unoScript(true), await writeSheet(assignment, { sign }))
      expect(await readWorkbook(bytes, { verify })).toMatchObject({
        ok: false,
        refusal: { reason: 'sheet-locked-changed', params: { sheet: '张三的评分', cell: 'C11', found: '篡改', expected: '抽奖系统方案' } },
      })
    },
  )
})

/** Fills cells as a keyboard does (setFormula parses what is typed), then unprotects a copy and rearranges it. */
const unoScript = (tamper: boolean): string => `
import sys, subprocess, time, uno
from com.sun.star.beans import PropertyValue
source, target, directory = sys.argv[1:4]
pipe = 'zhengji' + str(time.time_ns())
office = subprocess.Popen(['soffice', '-env:UserInstallation=file://' + directory + '/profile', '--headless', '--norestore', '--accept=pipe,name=' + pipe + ';urp;'])
try:
    resolver = uno.getComponentContext().ServiceManager.createInstance('com.sun.star.bridge.UnoUrlResolver')
    for _ in range(240):
        try:
            context = resolver.resolve('uno:pipe,name=' + pipe + ';urp;StarOffice.ComponentContext')
            break
        except Exception:
            time.sleep(0.25)
    desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
    def prop(name, value):
        p = PropertyValue(); p.Name = name; p.Value = value
        return p
    book = desktop.loadComponentFromURL('file://' + source, '_blank', 0, (prop('Hidden', True),))
    sheet = book.Sheets.getByName('${sheet}')
    def type_in(at, text): sheet.getCellRangeByName(at).setFormula(text)
    def text_in(at, text): sheet.getCellRangeByName(at).setString(text)
    type_in('F9', '8.5'); text_in('F10', '６．５'); type_in('F12', '7'); type_in('F13', '0'); text_in('F17', '第一行\\n第二行 8 分')
    type_in('H9', '85%'); type_in('H10', '=1+1'); type_in('H12', '2026-1-5')
    type_in('I9', '7.5')
    assert (sheet.isProtected(), book.isProtected()) == (True, True), (sheet.isProtected(), book.isProtected())
    assert sheet.getCellRangeByName('C9').CellProtection.IsLocked
    assert not sheet.getCellRangeByName('F9').CellProtection.IsLocked
    assert sheet.getCellRangeByName('G9').CellProtection.IsLocked, 'a recused column is closed'
    if ${tamper ? 'True' : 'False'}: text_in('C9', '篡改')
    book.unprotect('')
    sheet.unprotect('')
    sheet.setName('张三的评分')
    sheet.Rows.insertByIndex(8, 2)
    sheet.Columns.insertByIndex(5, 1)
    book.storeToURL('file://' + target, (prop('FilterName', 'Calc MS Excel 2007 XML'),))
    book.close(True)
finally:
    try:
        desktop.terminate()
    except Exception:
        pass
    office.wait(20)
`
