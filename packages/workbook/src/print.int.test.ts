import { afterAll, describe, expect, it } from 'vitest'
import { findCall } from '@zhengji/domain/calls/registry'
import type { SheetApplicant, SheetAssignment, SheetMatrix } from '@zhengji/domain/sheet/assignment'
import { applicantsOf, assignmentOf, sign } from './testing/assignment.ts'
import { fillIn, repack, unpack } from './testing/fill.ts'
import { convertWithLibreOffice, pagesOf, pdftotext, soffice, type PdfWord } from './testing/programs.ts'
import { writeSheet } from './write.ts'

/** What a panel chair would sign, as far as the text of the pages can tell. Skipped, and said so, without LibreOffice or pdftotext. */
const skip = soffice === null || pdftotext === null
afterAll(() => {
  if (skip) process.stderr.write('SKIPPED printed score sheets: LibreOffice (soffice) or pdftotext is not installed\n')
})

const call = findCall('chongqing-invoice-lottery-2026', 1)
if (call === undefined) throw new Error('the registry has no Chongqing call')

const matrixOf = (index: number, applicants: readonly SheetApplicant[]): SheetMatrix => {
  const rubric = call.rubrics[index]
  if (rubric === undefined) throw new Error('no such rubric')
  return { role: rubric.role, roleName: call.roles.find(({ id }) => id === rubric.role)?.name.zh ?? '', rubric, applicants }
}

const named = (count: number, nameOf: (index: number) => string): SheetApplicant[] =>
  applicantsOf(count, [1]).map((applicant, index) => ({ ...applicant, name: nameOf(index) }))

/** 63 characters. */
const long =
  '成渝双城经济圈数字商贸供应链综合服务平台运营管理（重庆两江新区）股份有限公司暨其全资子公司渝惠民生活服务网络科技有限公司联合体'
const rare = ['重庆㛃𬭩信息技术有限责任公司', '重庆云票科技有限公司', 'AB Digital Services Co., Ltd.', long]

const bare = (text: string): string => text.replace(/\s/g, '')

const remark = '方案完整、可行，与同类项目经验相符；应急预案建议补充演练记录，数据报告口径须与监管部门一致，资金兑付流程清楚。'

/** Filled in completely, so that no text finds an empty cell to spill into unnoticed. */
const print = async (assignment: SheetAssignment): Promise<PdfWord[][]> => {
  const parts = await unpack(await writeSheet(assignment, { sign }))
  fillIn(
    parts,
    assignment.matrices.flatMap(({ applicants, rubric }) =>
      applicants
        .filter(({ recused }) => !recused)
        .flatMap(({ applicationId }) => [
          { applicationId, row: 'r:recusal', value: '否' },
          { applicationId, row: 'r:comment', value: remark },
          ...rubric.groups.flatMap(({ criteria }) => criteria.map(({ id, points }) => ({ applicationId, row: `c:${id}`, value: points }))),
        ]),
    ),
  )
  return pagesOf(await convertWithLibreOffice(repack(parts), 'pdf'))
}

const textOf = (words: readonly PdfWord[]): string => bare(words.map(({ text }) => text).join(''))

/** Words printed over each other: a row too low for its text. Boxes of neighbouring lines touch, so a third of a line is allowed. */
const overprinted = (words: readonly PdfWord[]): string[] =>
  words.flatMap((one, index) =>
    words.slice(index + 1).flatMap((two) => {
      const width = Math.min(one.right, two.right) - Math.max(one.left, two.left)
      const height = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top)
      const line = Math.min(one.bottom - one.top, two.bottom - two.top)
      return width > 1 && height > line / 3 ? [`${one.text} over ${two.text}`] : []
    }),
  )

const base = { callTitle: call.title.zh, roundName: '第一轮', expertName: '阿依古丽·买买提' }

const cases: readonly (readonly [what: string, applicants: readonly SheetApplicant[]])[] = [
  ['one applicant', named(1, () => '重庆云票科技有限公司')],
  ['two applicants', named(2, (index) => rare[index] ?? '')],
  ['seven applicants with rare characters', named(7, (index) => rare[index % rare.length] ?? '')],
  ['six names of more than sixty characters', named(6, () => long)],
  ['sixty applicants', named(60, (index) => `重庆第${index + 1}云票科技股份有限公司`)],
  ['seventy applicants, on two sheets', named(70, (index) => `重庆第${index + 1}云票科技股份有限公司`)],
  [
    'a blind review',
    applicantsOf(8).map((applicant, index) => ({ ...applicant, number: `申请人 ${index + 1}`, name: `申请人 ${index + 1}` })),
  ],
]

describe('a printed score sheet', { skip, timeout: 180_000 }, () => {
  it.each(cases)('of %s', async (_, applicants) => {
    const assignment = assignmentOf({ ...base, matrices: [matrixOf(0, applicants)] })
    const words = await print(assignment)
    expect(words.map(overprinted)).toEqual(words.map(() => []))
    const pages = words.map(textOf)
    // Every page says whose it is, which sheet, which page of how many.
    pages.forEach((page, index) => {
      expect(page).toContain(assignment.sheetNumber)
      expect(page).toContain(assignment.expertName)
      expect(page).toContain(`第${index + 1}页共${pages.length}页`)
    })
    const scored = pages.filter((page) => page.includes('是否回避（是/否）'))
    // The head is on each of them: what the columns mean, who is in them, six at most.
    const shown = scored.map((page) => {
      expect(page).toContain('评分标准')
      return applicants.filter(({ number, name }) => page.includes(bare(number)) && page.includes(bare(name))).map(({ number }) => number)
    })
    // A number that begins another (申请人 1, 申请人 10) would count twice; there are eight of those at most.
    for (const numbers of shown) expect(numbers.length).toBeLessThanOrEqual(6)
    const strips = [...new Set(shown.map((numbers) => numbers.join()))]
    expect(strips.flatMap((strip) => strip.split(','))).toEqual(applicants.map(({ number }) => number))
    // Each strip carries every criterion once, its totals and the line to sign on.
    for (const strip of strips) {
      const text = scored.filter((_page, index) => shown[index]?.join() === strip).join('')
      for (const { name, earns } of matrixOf(0, []).rubric.groups.flatMap(({ criteria }) => criteria)) {
        expect(text.split(bare(earns.zh))).toHaveLength(2)
        expect(text).toContain(bare(name.zh))
      }
      expect(text.split('评审专家（签字）：')).toHaveLength(2)
      expect(text.split('评审意见')).toHaveLength(2)
    }
  })

  it('of a rehearsal says so on every page', async () => {
    const pages = await print(
      assignmentOf({
        ...base,
        rehearsal: true,
        matrices: [
          matrixOf(
            0,
            named(7, () => long),
          ),
          matrixOf(
            1,
            named(2, () => '甲公司'),
          ),
        ],
      }),
    )
    expect(pages.map(textOf).filter((page) => !page.includes('演练'))).toEqual([])
  })
})
