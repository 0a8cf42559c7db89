import { describe, expect, it } from 'vitest'
import { readWorkbook, type ReadOk } from './read.ts'
import { applicantsOf, assignmentOf, matrixOf, sign, verify } from './testing/assignment.ts'
import { repack, setCell, setValue, sheetPath, unpack, withSharedStrings, type Parts } from './testing/fill.ts'
import { writeSheet } from './write.ts'

const sheet = '评分表·统筹服务机构'
const issued = await unpack(
  await writeSheet(assignmentOf({ matrices: [matrixOf('coordinator', '统筹服务机构', applicantsOf(3, [1]))] }), { sign }),
)

/** Rows 9, 10, 12, 13 hold the criteria, 8 the recusal, 15 the total, 17 the remarks; F, G, H the applicants, G recused. */
const read = async (change: (parts: Parts) => void) => {
  const parts = new Map(issued)
  change(parts)
  return readWorkbook(repack(parts), { verify })
}
const accepted = async (change: (parts: Parts) => void): Promise<ReadOk> => {
  const result = await read(change)
  if (!result.ok) throw new Error(`${result.refusal.reason} ${JSON.stringify(result.refusal.params)}`)
  return result
}
const first = ({ scores }: ReadOk) => scores[0] ?? { units: null, recused: null, comment: null, cells: [] }
const problems = ({ problems: found }: ReadOk) => found.map(({ severity, reason, cell }) => `${severity} ${reason} ${cell}`)
const replace = (parts: Parts, pattern: string | RegExp, to: string, name = sheetPath(parts, sheet)) => {
  const xml = parts.get(name) ?? ''
  const changed = xml.replace(pattern, () => to)
  if (changed === xml) throw new Error(`nothing to replace: ${pattern}`)
  parts.set(name, changed)
}

describe('a remark', () => {
  it.each([
    ['as it was typed', '<is><t>方案完整</t></is>', 'inlineStr', '方案完整'],
    ['with line breaks of Windows', '<is><t>一_x000D_\n二\r\n三</t></is>', 'inlineStr', '一\n二\n三'],
    [
      'in runs of several fonts, without its reading',
      '<is><r><t>第</t></r><r><t xml:space="preserve"> 2 项</t></r><rPh sb="0" eb="1"><t>di</t></rPh></is>',
      'inlineStr',
      '第 2 项',
    ],
    ['with characters that the database cannot hold', '<is><t>好_x0000_的_xD800_</t></is>', 'inlineStr', '好\ufffd的\ufffd'],
    ['that spells an escape', '<is><t>_x005F_x0041_</t></is>', 'inlineStr', '_x0041_'],
    ['that is a number', '<v>8.5</v>', '', '8.5'],
    ['of nothing but blanks', '<is><t xml:space="preserve">  </t></is>', 'inlineStr', ''],
  ])('%s', async (_, content, type, comment) => {
    const result = await accepted((parts) => setCell(parts, sheet, 'F17', content, type))
    expect([first(result).comment, problems(result)]).toEqual([comment, []])
  })

  it('that became a formula is kept as text, and said', async () => {
    const result = await accepted((parts) => setCell(parts, sheet, 'F17', '<f>好</f><v>#NAME?</v>', 'e'))
    expect([first(result).comment, problems(result)]).toEqual(['=好', ['warning sheet-comment-formula F17']])
  })

  it('that is a picture of WPS is none, and said', async () => {
    const result = await accepted((parts) => setCell(parts, sheet, 'F17', '<f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v>', 'str'))
    expect([first(result).comment, problems(result)]).toEqual(['', ['warning sheet-comment-picture F17']])
  })

  it('longer than the format allows refuses the file', async () => {
    expect(await read((parts) => setValue(parts, sheet, 'F17', '长'.repeat(32_768)))).toMatchObject({
      refusal: { reason: 'sheet-damaged' },
    })
  })
})

describe('a recusal', () => {
  it.each(['是', ' 是 ', '回避', 'Yes', 'Y', '√', '１'])('declared as %o leaves no score', async (word) => {
    const result = await accepted((parts) => {
      setValue(parts, sheet, 'F8', word)
      setValue(parts, sheet, 'F9', 8)
    })
    expect(first(result)).toMatchObject({ recused: true, units: {} })
    expect(problems(result)).toEqual(['warning sheet-recused-scored F9'])
  })

  it.each(['否', 'No', '不回避', '×', ''])('denied as %o leaves the scores', async (word) => {
    const result = await accepted((parts) => {
      if (word !== '') setValue(parts, sheet, 'F8', word)
      setValue(parts, sheet, 'F9', 8)
    })
    expect(first(result)).toMatchObject({ recused: false, units: { lottery: 16 } })
  })

  it.each(['也许', '是?', '2', '是否'])('said as %o is unclear: no score of that applicant counts until it is cleared up', async (word) => {
    const result = await accepted((parts) => {
      setValue(parts, sheet, 'F8', word)
      setValue(parts, sheet, 'F9', 8)
    })
    expect(first(result)).toMatchObject({ recused: false, units: {} })
    expect(first(result).cells.map(({ units, problem }) => [units, problem?.reason ?? null])).toEqual([
      [null, 'sheet-recusal-unclear'],
      [null, null],
      [null, null],
      [null, null],
    ])
    expect(problems(result)).toEqual(['error sheet-recusal-unclear F8'])
  })

  it('by rule cannot be undone in the file', async () => {
    const result = await accepted((parts) => {
      setValue(parts, sheet, 'G8', '否')
      setValue(parts, sheet, 'G9', 8)
    })
    expect(result.scores[1]).toMatchObject({ recused: true, units: {} })
    expect(problems(result)).toEqual(['warning sheet-recusal-fixed G8', 'warning sheet-recused-scored G9'])
  })
})

describe('what is locked', () => {
  it.each([
    ['a criterion', 'C9', '抽签方案'],
    ['what earns points', 'D9', '随便给分'],
    ['full marks', 'E9', 20],
    ['full marks in another notation', 'E9', '0x0A'],
    ['the number of an applicant', 'F6', 'CQFP2026-统-0009'],
    ['the name of an applicant', 'H7', '另一家公司'],
  ])('%s: a change refuses the file and names the cell', async (_, at, value) => {
    expect(await read((parts) => setValue(parts, sheet, at, value))).toMatchObject({
      refusal: { reason: 'sheet-locked-changed', params: { sheet, cell: at, found: String(value) } },
    })
  })

  it('a formula in place of a text is a change', async () => {
    expect(await read((parts) => setCell(parts, sheet, 'C9', '<f>"抽奖系统方案"</f><v>抽奖系统方案</v>', 'str'))).toMatchObject({
      refusal: { reason: 'sheet-locked-changed', params: { cell: 'C9' } },
    })
  })

  it.each([
    ['blanks and line breaks', 'C9', ' 抽奖系统方案\n'],
    ['full marks as text', 'E9', '10.0'],
  ])('%s are no change', async (_, at, value) => {
    expect((await accepted((parts) => setValue(parts, sheet, at, value))).problems).toEqual([])
  })

  it('a total typed over is told and not used', async () => {
    const result = await accepted((parts) => {
      for (const at of ['F9', 'F10', 'F12', 'F13']) setValue(parts, sheet, at, 5)
      setValue(parts, sheet, 'F15', 30)
    })
    expect(first(result).units).toEqual({ lottery: 10, security: 10, staff: 10, reports: 10 })
    expect(result.problems).toMatchObject([{ reason: 'sheet-total-differs', params: { found: '30', expected: '20' }, cell: 'F15' }])
  })
})

describe('hidden keys', () => {
  it.each([
    ['the key of a row', '>c:lottery<', '><', ['error sheet-row-missing null']],
    ['the key of a column', />a:[^<]*1</, '><', ['error sheet-column-missing null']],
  ])('%s is gone: what it named is missing, and told', async (_, pattern, to, told) => {
    const result = await accepted((parts) => {
      setValue(parts, sheet, 'F9', 8)
      replace(parts, pattern, to)
    })
    expect([first(result).units, problems(result)]).toEqual([{}, told])
  })

  it('a row copied: nothing under its key is certain', async () => {
    const result = await accepted((parts) => {
      setValue(parts, sheet, 'F9', 8)
      setValue(parts, sheet, 'F10', 7)
      const row = /<row r="9".*?<\/row>/s.exec(parts.get(sheetPath(parts, sheet)) ?? '')?.[0] ?? ''
      replace(parts, '</sheetData>', `${row.replace(/ r="([A-Z]*)9"/g, ' r="$125"')}</sheetData>`)
    })
    expect(first(result).units).toEqual({ security: 14 })
    expect(problems(result)).toEqual(['error sheet-key-twice A25'])
  })

  it('a formula that shows a key is none', async () => {
    const result = await accepted((parts) => {
      setValue(parts, sheet, 'F9', 8)
      setCell(parts, sheet, 'A9', '<f>"c:lottery"</f><v>c:lottery</v>', 'str')
    })
    expect(first(result).units).toEqual({})
  })

  it.each(['zj-part:m1p1', 'r:name', 'r:recusal', 'k:points'])('%s is gone: the file is refused', async (key) => {
    expect(await read((parts) => replace(parts, `>${key}<`, '>x<'))).toMatchObject({ refusal: { reason: 'sheet-keys-missing' } })
  })

  it('notes beside the keys do not matter', async () => {
    const result = await accepted((parts) => {
      replace(parts, '</row>', '<c r="Z1" t="inlineStr"><is><t>注</t></is></c><c r="AA1" t="inlineStr"><is><t>注</t></is></c></row>')
      setValue(parts, sheet, 'F9', 8)
    })
    expect([first(result).units, problems(result)]).toEqual([{ lottery: 16 }, []])
  })
})

describe('the workbook', () => {
  it('may come with its texts in a table', async () => {
    const parts = new Map(issued)
    setValue(parts, sheet, 'F9', '８')
    expect(await readWorkbook(repack(withSharedStrings(parts)), { verify })).toMatchObject({
      ok: true,
      scores: [{ units: { lottery: 16 } }, {}, {}],
    })
  })

  it('may have its sheets renamed, also the hidden one', async () => {
    const result = await accepted((parts) => {
      replace(parts, `"${sheet}"`, '"我的评分"', 'xl/workbook.xml')
      replace(parts, '"系统数据"', '"Sheet4"', 'xl/workbook.xml')
    })
    expect(result.scores).toHaveLength(3)
  })

  it.each([
    ['2026-02-04T08:00:00Z', '2026-02-04T08:00:00Z'],
    ['2026-02-04T08:00:00.5Z', '2026-02-04T08:00:00.5Z'],
    ['2026-13-45T99:99:99Z', null],
    ['yesterday', null],
    ['2026-02-04', null],
  ])('that says it was saved at %s', async (said, modifiedAt) => {
    const result = await accepted((parts) =>
      replace(parts, />[^<]*<\/dcterms:modified>/, `>${said}</dcterms:modified>`, 'docProps/core.xml'),
    )
    expect(result.modifiedAt).toBe(modifiedAt)
  })

  it.each([
    ['a value twice in a cell', (parts: Parts) => setCell(parts, sheet, 'F9', '<v>5</v><v>6</v>')],
    ['a style that does not exist', (parts: Parts) => replace(parts, /<c r="F9" s="\d+"/, '<c r="F9" s="999"')],
    ['another main part', (parts: Parts) => replace(parts, 'xl/workbook.xml', 'xl/workbook2.xml', '_rels/.rels')],
    ['no styles', (parts: Parts) => void parts.delete('xl/styles.xml')],
  ])('with %s is damaged', async (_, change) => {
    expect(await read(change)).toMatchObject({ refusal: { reason: 'sheet-damaged' } })
  })

  it('without its hidden sheet is not ours', async () => {
    expect(await read((parts) => replace(parts, '>zhengji-sheet<', '>x<', sheetPath(parts, '系统数据')))).toMatchObject({
      refusal: { reason: 'sheet-not-ours' },
    })
  })
})
