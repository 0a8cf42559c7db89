import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { confirmAll, judgeAll } from './road/conditions.ts'
import { completeCreditCode } from './road/credit-code.ts'
import { openDesks, type Desks } from './road/desks.ts'
import { expectedRanking, tiesByNumber, type Judged } from './road/expected.ts'
import { checkMaterials, correct, deliver, redeliver, register } from './road/intake.ts'
import { approve, declareRecusal, drawPanel, proposeRubric, readRubrics, type Criterion } from './road/panel.ts'
import { approveResult, publicise, qualify, revoke, statusOf } from './road/publicity.ts'
import { computeResult, readRanking } from './road/result.ts'
import { act, listJudged, openApplication, visit } from './road/review.ts'
import { importFiles, openImport } from './road/sheets.ts'
import { scoreByWorkbook } from './road/score.ts'
import { strangerWorkbook } from './road/stranger-workbook.ts'
import { startSystem, type System } from './system.ts'

/**
 * The whole road in a browser, on the system as a user starts it: each test is one stretch and begins where the one before ended.
 * Workbooks are filled by a program that knows nothing of the generator, figures are computed by plain means beside the product.
 */
const newcomer = { name: '重庆两路口票务科技有限公司', creditCode: completeCreditCode('91500103MA7E2E01X'), role: '参与服务平台' }
const roles = ['统筹服务机构', '参与服务平台']

let system: System
let browser: Browser
let desks: Desks
let number = ''
let rubrics: ReadonlyMap<string, readonly Criterion[]>
let members: readonly string[] = []
let recusals: ReadonlySet<string>
const judged = new Map<string, readonly Judged[]>()
const recused = (expert: string, applicant: Judged): boolean => recusals.has(`${expert} · ${applicant.number}`)

beforeAll(async () => {
  system = await startSystem()
  browser = await openBrowser()
  desks = await openDesks(browser, system)
})
// Nothing is learnt from walking on where the road has already broken.
let broken = false
beforeEach(({ skip }) => skip(broken, 'the stretch before failed'))
afterEach(({ task }) => {
  broken ||= task.result?.state === 'fail'
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

it('a clerk takes in a delivery with a copy missing and issues one notice of what is to be corrected', async () => {
  const { clerk } = desks.pages
  await register(clerk, newcomer)
  await checkMaterials(clerk, newcomer, 2)
  number = await deliver(clerk)
  expect(number).toMatch(/^YL1-CQFP2026-平-\d{4}$/)
  const notice = await correct(clerk)
  expect(notice).toContain(newcomer.name)
  expect(notice).toContain('重庆市有奖发票活动申请表')
  expect(notice).toMatch(/份/)
  expect(notice).toContain('演练')
})

it('the second delivery keeps the number and the officer accepts it', async () => {
  const { clerk, officer } = desks.pages
  await redeliver(clerk)
  await checkMaterials(clerk, newcomer, 3)
  expect(await deliver(clerk)).toBe(number)
  await openApplication(officer, number)
  await act(officer, '受理')
})

it('one officer judges the conditions, another confirms, and the application goes to the panel', async () => {
  const { officer, officer2 } = desks.pages
  const count = await judgeAll(officer)
  expect(count).toBeGreaterThan(15)
  await openApplication(officer2, number)
  await confirmAll(officer2, count)
  await act(officer2, '提交专家评审')
})

it('the rubric is proposed by the officer and approved by the approver', async () => {
  const { officer, approver } = desks.pages
  await visit(officer, '评审细则')
  rubrics = await readRubrics(officer)
  expect([...rubrics.keys()]).toEqual(roles)
  for (const criteria of rubrics.values()) expect(criteria.reduce((sum, { points }) => sum + points, 0)).toBe(100)
  await proposeRubric(officer)
  await visit(approver, '评审细则')
  await approve(approver)
})

it('a panel of seven is drawn, an even one refused, and a member declares a conflict', async () => {
  const { officer } = desks.pages
  for (const role of roles) judged.set(role, await listJudged(officer, role))
  expect(judged.get('参与服务平台')?.map((one) => one.number)).toContain(number)
  members = await drawPanel(officer)
  expect(members).toHaveLength(7)
  recusals = await declareRecusal(officer, members[0] ?? '', newcomer.name)
  expect(recusals).toContain(`${members[0]} · ${number}`)
})

it('sheets are issued, filled offline, imported and confirmed by a second person', async () => {
  const { officer, approver } = desks.pages
  expect(await scoreByWorkbook(officer, approver, { members, rubrics, judged, recused })).toEqual(members.map((member) => `${member}.xlsx`))
})

it('a file that is not ours is refused with a sentence and changes nothing', async () => {
  const { officer } = desks.pages
  const stranger = { name: '别的表.xlsx', bytes: await strangerWorkbook('考勤表') }
  await importFiles(officer, [stranger])
  await openImport(officer, stranger.name)
  await officer.getByText('该文件不能接收').waitFor()
  expect(await officer.getByRole('button', { name: '提交确认' }).count()).toBe(0)
})

it('the ranking is the one computed by hand', async () => {
  const { officer } = desks.pages
  await computeResult(officer)
  for (const role of roles) {
    const expected = expectedRanking(rubrics.get(role) ?? [], judged.get(role) ?? [], members, recused)
    expect(tiesByNumber(await readRanking(officer, role))).toEqual(tiesByNumber(expected))
  }
})

it('the result is approved, made public and confirmed; a place that is revoked goes to the next who waits', async () => {
  const { officer, approver } = desks.pages
  const [role = ''] = roles
  await approveResult(officer, approver)
  const [first = '', second = ''] = (await readRanking(officer, role)).map((one) => one.number)
  expect([await statusOf(officer, first), await statusOf(officer, second)]).toEqual(['拟入选', '未入选'])
  // Long ago, so that its five working days are over whenever this runs.
  await publicise(officer, '2026-03-02T10:00')
  expect(await statusOf(officer, first)).toBe('公示中')
  await visit(officer, '评审结果')
  await qualify(officer)
  expect(await statusOf(officer, first)).toBe('已入选')
  await revoke(officer, approver, first)
  expect([await statusOf(officer, first), await statusOf(officer, second)]).toEqual(['已取消资格', '拟入选'])
})

it('the auditor finds the chain of entries whole', async () => {
  const { auditor } = desks.pages
  await visit(auditor, '审计日志')
  await auditor.getByRole('button', { name: '核验日志链' }).click()
  await auditor.getByText(/逐条重算 \d+ 条，全部吻合/).waitFor()
  expect(await auditor.getByText('日志链在第').count()).toBe(0)
})

it('no page asked anybody else for anything, or threw', () => {
  expect(desks.strangers).toEqual([])
  expect(desks.errors).toEqual([])
})
