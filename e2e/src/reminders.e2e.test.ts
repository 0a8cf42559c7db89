import type { DryRun, PlannedMessageRow } from '@zhengji/domain/reminder/view'
import { defaultQuietHours, isQuiet } from '@zhengji/domain/time/quiet-hours'
import type { RoundView } from '@zhengji/domain/round/view'
import { answerJson, startHttpReceiver, type HttpReceiver } from '@zhengji/testing/http-receiver'
import { startSmtpServer, type SmtpServer } from '@zhengji/testing/smtp-server'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, openDesk, type Screen } from './browser.ts'
import { openAdministrator } from './interface/administrator.ts'
import { ask, tell } from './interface/ask.ts'
import { approve } from './road/panel.ts'
import { openRound, register } from './reminder/office.ts'
import { startSystem, type Account, type System } from './system.ts'

/** The pages of reminders with real mail and a real robot behind them: what is planned, what becomes of it, and the proof. */
let system: System
let browser: Browser
let smtp: SmtpServer
let robot: HttpReceiver
let accounts: Readonly<Record<string, Account>>
let officer: Page
let approver: Page
let round: RoundView
const screens: Screen[] = []

/** More than twenty, so that a second person has to approve what goes to all of them. */
const enterprises = Array.from({ length: 22 }, (_, index) => `重庆提醒${String(index + 1).padStart(2, '0')}科技有限公司`)
/** The worker sweeps every half minute, and the machine may be busy. */
const patient = { timeout: 60_000, interval: 500 }

const sit = async (post: string): Promise<Page> => {
  const account = accounts[post]
  if (account === undefined) throw new Error(`no ${post}`)
  const screen = await openDesk(browser, system.url, account)
  screens.push(screen)
  return screen.page
}
/** At night nobody is disturbed: then the pages have to say so instead. */
const night = (): boolean => isQuiet(Temporal.Now.instant(), 'Asia/Shanghai', defaultQuietHours)
const plan = async () =>
  (await ask<PlannedMessageRow[]>(officer, 'reminders.plan', { roundId: round.id })).filter(
    ({ recipientKind }) => recipientKind === 'applicant',
  )
const openPlan = (query = '') => officer.goto(`${system.url}/r/${round.id}/reminders?view=list${query}`)
const rowOf = (name: string, rung: string) => officer.locator('tbody tr').filter({ hasText: name }).filter({ hasText: rung }).first()
const mailsTo = (address: string) => smtp.mails.filter(({ to }) => to.includes(address))

beforeAll(async () => {
  smtp = await startSmtpServer()
  robot = await startHttpReceiver((_, response) => answerJson(response, { errcode: 0, errmsg: 'ok' }))
  system = await startSystem({
    SMTP_URL: smtp.url,
    MAIL_FROM: 'zhengji@example.gov.cn',
    DINGTALK_URL: `${robot.url}/robot/send?access_token=k`,
  })
  accounts = await system.loadDemonstration()
  browser = await openBrowser()
  officer = await sit('officer')
  approver = await sit('approver')
  round = await openRound(officer, 120)
  for (const [index, name] of enterprises.entries()) await register(officer, round.id, name, `e${index + 1}@example.cn`)
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
  await smtp?.stop()
  await robot?.stop()
})

it('shows what will be sent, on a line of time and one by one', async () => {
  // Rows, not only the plan: they are written by the worker.
  await expect.poll(async () => (await plan()).filter(({ id }) => id !== null).length, patient).toBe(enterprises.length * 4)
  await officer.goto(`${system.url}/r/${round.id}/reminders`)
  await officer
    .getByRole('button', { name: `计划中 ${enterprises.length}：查看名单` })
    .first()
    .click()
  await officer.waitForURL(/view=list/)
  await officer.getByText(`共 ${enterprises.length * 4} 条`).waitFor()
})

it('says what another cut-off would change, and changes nothing', async () => {
  const before = await plan()
  await openPlan()
  await officer.getByRole('button', { name: '截止时间试算' }).click()
  const dialog = officer.getByRole('dialog', { name: '截止时间试算' })
  const later = Temporal.Instant.from(round.closesAt).add({ hours: 24 }).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime()
  await dialog.getByLabel('新截止时刻').fill(later.toString({ smallestUnit: 'minute' }))
  await dialog.getByRole('button', { name: '试算' }).click()
  const dry = await ask<DryRun>(officer, 'reminders.previewPlan', {
    roundId: round.id,
    closesAt: later.toZonedDateTime('Asia/Shanghai').toInstant().toString(),
    rule: null,
  })
  expect(dry.cancelledCount).toBeGreaterThanOrEqual(before.length)
  await dialog.locator('strong').getByText(`取消 ${dry.cancelledCount} 条`).waitFor()
  await dialog.locator('strong').getByText(`新增 ${dry.addedCount} 条`).waitFor()
  expect(await plan()).toEqual(before)
})

it('brings what waits to the desk of the second person while they look elsewhere', async () => {
  await approver.goto(`${system.url}/r/${round.id}/dashboard`)
  const bell = approver.getByRole('button', { name: /^待办/ })
  await bell.waitFor()
  const before = await bell.getAttribute('aria-label')
  const closesAt = Temporal.Instant.from(round.closesAt).add({ hours: 24 }).toString()
  await tell(officer, 'rounds.proposeDeadline', {
    roundId: round.id,
    revision: round.revision,
    closesAt,
    reason: '服务大厅系统检修，顺延一天',
  })
  if (night()) return
  // Nothing is reloaded: the event of the server does it.
  await expect.poll(() => bell.getAttribute('aria-label'), patient).not.toBe(before)
  await bell.click()
  await approver
    .getByRole('dialog', { name: '待办' })
    .getByText(/有提议待审批/)
    .first()
    .waitFor()
  await approver.keyboard.press('Escape')
})

it('plans anew when the cut-off has really moved, and says why the old ones were given up', async () => {
  const before = await plan()
  await approver.goto(`${system.url}/r/${round.id}/approvals`)
  await approver.getByText('截止时刻变更').first().click()
  await approve(approver)
  const of = async (version: number) => {
    const rows = (await plan()).filter(({ key }) => key.includes(`closes-at:${version}`))
    return Object.fromEntries(
      [...Map.groupBy(rows, ({ status, reason }) => `${status} ${reason}`)].map(([what, same]) => [what, same.length]),
    )
  }
  await expect.poll(() => of(1), patient).toEqual({ 'cancelled deadline-moved': before.length })
  await expect.poll(() => of(2), patient).toEqual({ 'planned null': before.length })
  await openPlan('&status=cancelled')
  await officer.getByText('期限已变更').first().waitFor()
})

it('holds, resumes and sends one message at the order of an officer', async () => {
  await openPlan(`&status=planned&search=${encodeURIComponent('提醒01')}`)
  const row = rowOf('提醒01', '期限前 48 小时')
  await row.getByRole('button', { name: /^暂缓/ }).click()
  const reason = officer.getByRole('dialog', { name: '暂缓' })
  await reason.getByRole('textbox').fill('企业来电说明正在路上')
  await reason.getByRole('button', { name: '确定' }).click()
  await officer.getByText('已暂缓。').waitFor()
  await openPlan(`&search=${encodeURIComponent('提醒01')}&status=held`)
  await rowOf('提醒01', '期限前 48 小时').getByRole('button', { name: /^恢复/ }).click()
  await officer.getByText('已恢复，到时间会发送。').waitFor()
  await openPlan(`&search=${encodeURIComponent('提醒01')}&status=planned`)
  await rowOf('提醒01', '期限前 48 小时')
    .getByRole('button', { name: /^立即发送/ })
    .click()
  if (night()) {
    await officer.getByText(/夜间免打扰时段/).waitFor()
    return
  }
  await expect.poll(() => mailsTo('e1@example.cn').length, patient).toBe(1)
  await openPlan(`&search=${encodeURIComponent('提醒01')}&status=sent`)
  await rowOf('提醒01', '期限前 48 小时').getByText('邮件').waitFor()
})

it('takes a telephone call for a delivery, with the name of who answered', async () => {
  await openPlan(`&status=planned&search=${encodeURIComponent('提醒02')}`)
  await rowOf('提醒02', '期限前 48 小时')
    .getByRole('button', { name: /^已电话通知/ })
    .click()
  const dialog = officer.getByRole('dialog', { name: '已电话通知' })
  await dialog.getByLabel('接听人姓名').fill('秦岚')
  await dialog.getByRole('button', { name: '确定' }).click()
  await officer.getByText('已记录电话通知。').waitFor()
  await openPlan(`&status=sent&search=${encodeURIComponent('提醒02')}`)
  await rowOf('提醒02', '期限前 48 小时').getByText('电话').waitFor()
})

it('changes a rule after a look at what it changes', async () => {
  await officer.goto(`${system.url}/r/${round.id}/reminders/rules`)
  await officer.getByRole('button', { name: '修改 登记后未送达' }).click()
  const dialog = officer.getByRole('dialog', { name: '登记后未送达' })
  await dialog.getByRole('button', { name: '增加一档' }).click()
  // Half a day from the others, so that no evening has two of them whatever the hour of the cut-off.
  await dialog.getByLabel('数值').last().fill('36')
  await dialog.getByRole('button', { name: '预览影响' }).click()
  await dialog.locator('strong').getByText(`新增 ${enterprises.length} 条`).waitFor()
  await dialog.getByLabel('理由').fill('临近截止，增加一档')
  await dialog.getByRole('button', { name: '保存' }).click()
  await officer.getByText('提醒规则已保存并生效。').waitFor()
  const added = async () => (await plan()).filter(({ rung, status }) => rung === 't-36h' && status === 'planned').length
  await expect.poll(added, patient).toBe(enterprises.length)
})

it('writes to a short list at once and to a long one after the second person', async () => {
  const write = async (search: string, subject: string) => {
    await openPlan()
    await officer.getByRole('button', { name: '群发' }).click()
    const dialog = officer.getByRole('dialog', { name: '群发' })
    await dialog.getByPlaceholder(/企业|编号/).fill(search)
    await dialog.getByLabel('主题').fill(subject)
    await dialog.getByLabel('正文').fill('{enterprise}：服务大厅本周六照常收件。')
    await dialog.getByLabel('理由').fill('告知周六照常收件')
    await dialog.getByRole('button', { name: '查看名单' }).click()
    return dialog
  }
  const short = await write('提醒03', '周六照常收件')
  await short.getByText('将发给 1 家：').waitFor()
  await short.getByRole('button', { name: '发送给 1 家' }).click()
  await officer.getByText('已安排发送给 1 家。').waitFor()
  if (!night()) await expect.poll(() => mailsTo('e3@example.cn').length, patient).toBe(1)

  const long = await write('', '全体周六照常收件')
  await long.getByText(`将发给 ${enterprises.length} 家：`).waitFor()
  await long.getByRole('button', { name: `提交审批(${enterprises.length} 家)` }).click()
  await officer.getByText(`已提交审批，批准后发送给 ${enterprises.length} 家。`).waitFor()
  const before = smtp.mails.length
  await approver.goto(`${system.url}/r/${round.id}/approvals`)
  await approver.getByText('群发通知').first().click()
  expect(smtp.mails.length).toBe(before)
  await approve(approver)
  const written = async () => (await plan()).filter(({ purpose }) => purpose === 'broadcast').length
  await expect.poll(written, patient).toBe(enterprises.length + 1)
  if (!night()) await expect.poll(() => smtp.mails.length - before, patient).toBeGreaterThanOrEqual(enterprises.length)
})

it('gives the messages as a workbook that reads like the page', async () => {
  await openPlan()
  await officer.getByRole('button', { name: '导出 Excel' }).click()
  const dialog = officer.getByRole('dialog', { name: '导出 Excel' })
  const [download] = await Promise.all([officer.waitForEvent('download'), dialog.getByRole('button', { name: '导出 Excel' }).click()])
  expect(download.suggestedFilename()).toMatch(/^提醒明细-.*\.xlsx$/)
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(await download.path())
  const table: string[][] = []
  book.worksheets[0]?.eachRow((row) => table.push((row.values as readonly (string | null)[]).slice(1).map((value) => value ?? '')))
  const head = table.findIndex((line) => line.includes('对象'))
  const at = (title: string) => table[head]?.indexOf(title) ?? -1
  const lines = table.slice(head + 1)
  const all = (await ask<PlannedMessageRow[]>(officer, 'reminders.plan', { roundId: round.id })).filter(({ id }) => id !== null)
  expect(lines.length).toBe(all.length)
  const cancelled = lines.filter((line) => line[at('状态')] === '已取消')
  expect(cancelled.length).toBe(all.filter(({ status }) => status === 'cancelled').length)
  expect(cancelled.some((line) => line.includes('期限已变更'))).toBe(true)
  expect(lines.filter((line) => line.includes('期限前 48 小时') && line.includes('电话')).length).toBe(1)
})

it('lets a person say by which channel they hear, and an administrator test the channels', async () => {
  await approver.goto(`${system.url}/account`)
  await approver.getByLabel('邮箱').fill('')
  await approver.getByLabel('提议待审批：另发方式').selectOption({ label: '邮件' })
  await approver.getByRole('button', { name: '保存' }).click()
  await approver.getByText(/下面选用了需要此项的提醒方式/).waitFor()
  await approver.getByLabel('邮箱').fill('approver@example.gov.cn')
  await approver.getByRole('button', { name: '保存' }).click()
  await approver.getByText('已保存，后续提醒按此发送。').waitFor()

  const screen = await openAdministrator(browser, system, 'admin')
  screens.push(screen)
  const { page } = screen
  await page.goto(`${system.url}/channels`)
  await page.getByRole('button', { name: '测试钉钉群' }).click()
  const dingtalk = page.getByRole('region', { name: '钉钉群' })
  await dingtalk.getByText('0 · ok').waitFor()
  expect(robot.requests.at(-1)?.body).toContain('测试消息')
  robot.respond = (_, response) => answerJson(response, { errcode: 310000, errmsg: 'sign not match' })
  await page.getByRole('button', { name: '测试钉钉群' }).click()
  await dingtalk.getByText(/签名、关键词或 IP 白名单不符/).waitFor()
  expect(await page.getByRole('button', { name: '测试邮件' }).isDisabled()).toBe(true)
  await page.goto(`${system.url}/account`)
  await page.getByLabel('邮箱').fill('admin@example.gov.cn')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存，后续提醒按此发送。').waitFor()
  await page.goto(`${system.url}/channels`)
  await page.getByRole('button', { name: '测试邮件' }).click()
  await page
    .getByRole('region', { name: '邮件' })
    .getByText(/250 · 250 queued/)
    .waitFor()
  expect(mailsTo('admin@example.gov.cn').length).toBe(1)
})

it('asked nobody else for anything, and threw nowhere', () => {
  expect(screens.flatMap(({ strangers }) => strangers)).toEqual([])
  expect(screens.flatMap(({ errors }) => errors)).toEqual([])
  expect(screens.flatMap(({ forbidden }) => forbidden)).toEqual([])
})
