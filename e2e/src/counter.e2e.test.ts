import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ApplicationDetail } from '@zhengji/domain/application/view'
import type { UploadState } from '@zhengji/domain/file/view'
import type { Browser, FileChooser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openDesk, signIn, type Screen } from './browser.ts'
import { freshCreditCode, makeDraft, rehearsalOf } from './counter/draft.ts'
import { typistAt, untilFocus } from './counter/keyboard.ts'
import { openKillable } from './counter/killed-browser.ts'
import { ask, tell } from './interface/ask.ts'
import { visit } from './road/review.ts'
import { smallPdf } from './road/small-pdf.ts'
import { startSystem, type Account, type System } from './system.ts'

/** The counter under everything that befalls it: no mouse, no network, two people, an ended session, a power cut. */
let system: System
let browser: Browser
let accounts: Readonly<Record<string, Account>>
const screens: Screen[] = []

const sit = async (post: string): Promise<Screen> => {
  const account = accounts[post]
  if (account === undefined) throw new Error(`no ${post}`)
  const screen = await openDesk(browser, system.url, account)
  screens.push(screen)
  return screen
}
const intake = (page: Page, roundId: string, applicationId = '') => page.goto(`${system.url}/r/${roundId}/intake/${applicationId}`)
const lines = (page: Page) => page.locator('tbody tr').filter({ has: page.getByRole('button', { name: /纸质材料全部符合要求/ }) })
/** A page on a busy machine. */
const patient = { timeout: 15_000 }
const detailOf = (page: Page, applicationId: string) => ask<ApplicationDetail>(page, 'applications.get', { applicationId })

beforeAll(async () => {
  system = await startSystem()
  accounts = await system.loadDemonstration()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

it('takes in a delivery by keyboard and scanner alone, with few keys', async () => {
  const { page } = await sit('clerk')
  const roundId = await rehearsalOf(page)
  // Listened for all the time: a listener that comes with the key press may come after the dialog.
  const choosers: FileChooser[] = []
  page.on('filechooser', (chooser) => choosers.push(chooser))
  await intake(page, roundId)
  const hands = typistAt(page)
  await untilFocus(page, /统一社会信用代码/)
  const creditCode = freshCreditCode()
  await hands.scan(creditCode)
  await untilFocus(page, /企业名称/)
  await hands.write('重庆键盘云票科技有限公司')
  await hands.press('Enter')
  await untilFocus(page, /统筹服务机构/)
  await hands.press('2')
  await untilFocus(page, /全部由申报企业承担/)
  await hands.press('Enter')
  await untilFocus(page, /联系人姓名/)
  await hands.write('秦岚')
  await hands.press('Enter')
  await untilFocus(page, /联系电话/)
  await hands.write('13812345678')
  await hands.press('Enter')
  for (const [index, pages] of ['12', '8', '120', '36'].entries()) {
    await expect
      .poll(
        () =>
          lines(page)
            .nth(index)
            .evaluate((line) => line === document.activeElement),
        patient,
      )
      .toBe(true)
    await hands.press('u')
    await expect.poll(() => choosers.length, patient).toBe(index + 1)
    await choosers[index]?.setFiles({ name: `${index + 1}.pdf`, mimeType: 'application/pdf', buffer: smallPdf(`${creditCode} ${index}`) })
    await lines(page).nth(index).getByRole('link').waitFor()
    await hands.write(pages)
    await hands.press('e')
    await hands.press('Enter')
  }
  await untilFocus(page, /^登记送达/)
  await hands.press('Enter')
  await page.getByRole('dialog').getByText('材料齐全，没有缺项。').waitFor()
  await untilFocus(page, /^打印回执并登记下一件/)
  const [receipt] = await Promise.all([page.context().waitForEvent('page'), hands.press('Enter')])
  await receipt.getByRole('heading', { name: /回执/ }).first().waitFor()
  await untilFocus(page, /统一社会信用代码/)
  // Enter after the name, the role, the undertakings, Enter after name and phone of the contact; three for each of four materials;
  // delivery, and the receipt with the next one.
  expect(hands.pressed).toBe(5 + 4 * 3 + 2)
})

it('fills in an enterprise that is known, and spares its name', async () => {
  const { page } = await sit('clerk')
  const { creditCode, roundId } = await makeDraft(page, '重庆已知云票科技有限公司')
  await intake(page, roundId)
  await untilFocus(page, /统一社会信用代码/)
  await typistAt(page).scan(creditCode)
  await untilFocus(page, /统筹服务机构/)
  expect(await page.getByLabel('企业名称').inputValue()).toBe('重庆已知云票科技有限公司')
})

it('says which keys there are', async () => {
  const { page } = await sit('clerk')
  await intake(page, await rehearsalOf(page))
  await untilFocus(page, /统一社会信用代码/)
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: '键盘操作' })
  expect(await help.getByText('到下一处待填的必填项').isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'hidden' })
})

describe('an upload', () => {
  const partBytes = 8 * 1_048_576
  const scan = () => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(partBytes * 2 + 1_000_000), Buffer.from('\n%%EOF')])

  it('that loses its network goes on by itself from what the server has', async () => {
    const { page, context } = await sit('clerk')
    const { roundId, applicationId } = await makeDraft(page, '重庆断网云票科技有限公司')
    await intake(page, roundId, applicationId)
    const bytes = scan()
    const offsets: number[] = []
    let cut = false
    await page.route('**/api/uploads/*', async (route) => {
      const offset = route.request().headers()['upload-offset']
      if (offset !== undefined) offsets.push(Number(offset))
      if (!cut && offset === String(partBytes)) {
        cut = true
        await context.setOffline(true)
        await route.abort('internetdisconnected')
      } else await route.continue()
    })
    await lines(page)
      .first()
      .locator('input[type=file]')
      .setInputFiles({ name: '营业执照.pdf', mimeType: 'application/pdf', buffer: bytes })
    await page.getByText(/连接中断，恢复后从 \d+% 处自动续传/).waitFor()
    await page.getByText('无法连接服务器，正在自动重试。').waitFor()
    // What is typed meanwhile stays, and is saved once the network is back.
    await lines(page).first().getByRole('textbox', { name: /备注/ }).fill('断网时写的')
    await context.setOffline(false)
    await lines(page).first().getByRole('link', { name: '营业执照.pdf' }).waitFor()
    await page.getByText('无法连接服务器，正在自动重试。').waitFor({ state: 'detached' })
    expect(offsets).toEqual([0, partBytes, partBytes, partBytes * 2])
    const { attachments } = await detailOf(page, applicationId)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(attachments.map((one) => [one.name, one.sha256])).toEqual([['营业执照.pdf', sha256]])
    await lines(page).first().getByText(sha256.slice(0, 8)).waitFor()
    expect(await lines(page).first().getByRole('textbox', { name: /备注/ }).inputValue()).toBe('断网时写的')
  })

  it('that a reload cuts off goes on when the same file is dropped again', async () => {
    const { page } = await sit('clerk')
    const { roundId, applicationId } = await makeDraft(page, '重庆刷新云票科技有限公司')
    await intake(page, roundId, applicationId)
    const bytes = scan()
    // The same file, as the disk would give it twice: its time of change is part of what it is known by.
    const choose = () =>
      lines(page)
        .first()
        .locator('input[type=file]')
        .evaluate((input: HTMLInputElement, content) => {
          const raw = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
          const chosen = new DataTransfer()
          chosen.items.add(new File([raw], '申请表.pdf', { type: 'application/pdf', lastModified: 1_769_500_000_000 }))
          input.files = chosen.files
          input.dispatchEvent(new Event('change'))
        }, bytes.toString('base64'))
    let offsets: number[] = []
    let held = true
    await page.route('**/api/uploads/*', async (route) => {
      const offset = route.request().headers()['upload-offset']
      if (offset !== undefined) offsets.push(Number(offset))
      // The second part is on its way when the page is closed.
      if (held && offset === String(partBytes)) return undefined
      return route.continue()
    })
    await choose()
    await expect.poll(() => offsets, { timeout: 20_000 }).toEqual([0, partBytes])
    page.once('dialog', (dialog) => void dialog.accept())
    held = false
    offsets = []
    await page.reload()
    await page.getByText('申请表.pdf 上次未传完').waitFor()
    await choose()
    await lines(page).first().getByRole('link', { name: '申请表.pdf' }).waitFor({ timeout: 30_000 })
    expect(offsets).toEqual([partBytes, partBytes * 2])
    const { attachments } = await detailOf(page, applicationId)
    expect(attachments.map(({ sha256 }) => sha256)).toEqual([createHash('sha256').update(bytes).digest('hex')])
  })

  it('of somebody else cannot be looked at or continued', async () => {
    const [{ page: clerk }, { page: officer }] = await Promise.all([sit('clerk'), sit('officer')])
    const roundId = await rehearsalOf(clerk)
    const begin = (page: Page) =>
      page.evaluate(async (round) => {
        const answer = await fetch('/api/uploads', {
          method: 'POST',
          headers: { 'x-zhengji': '1', 'content-type': 'application/json' },
          body: JSON.stringify({ purpose: 'scan', roundId: round, name: 'a.pdf', size: 100 }),
        })
        return (await answer.json()) as UploadState
      }, roundId)
    const { id } = await begin(clerk)
    const status = (page: Page) => page.evaluate(async (upload) => (await fetch(`/api/uploads/${upload}`)).status, id)
    expect([await status(clerk), await status(officer)]).toEqual([200, 404])
  })
})

it('merges what two people changed in one application, and loses nothing of either', async () => {
  const [{ page: clerk }, { page: officer }] = await Promise.all([sit('clerk'), sit('officer')])
  const { roundId, applicationId } = await makeDraft(clerk, '重庆两人云票科技有限公司')
  await Promise.all([intake(clerk, roundId, applicationId), intake(officer, roundId, applicationId)])
  const hand = async (page: Page, line: number, keys: string) => {
    await lines(page).nth(line).focus()
    await page.keyboard.type(keys)
  }
  await hand(clerk, 0, '12')
  await hand(clerk, 2, '30')
  await hand(officer, 1, '8')
  await hand(officer, 2, '31')
  await officer.getByRole('button', { name: '保存核对结果' }).click()
  await officer.getByText('核对结果已保存。').waitFor()
  await clerk.getByText('他人修改了该申报').waitFor()
  await clerk.getByRole('button', { name: '保存核对结果' }).click()
  const dialog = clerk.getByRole('dialog', { name: '该记录已被他人修改' })
  const radio = (name: RegExp) => dialog.getByRole('radio', { name })
  // Only they changed it: theirs is preset. Both changed it: mine is, and can be given up.
  expect(await radio(/申请表 · 页数：已保存的版本 8/).isChecked()).toBe(true)
  expect(await radio(/营业执照复印件 · 页数：您的版本 12/).isChecked()).toBe(true)
  expect(await radio(/佐证资料 · 页数：您的版本 30/).isChecked()).toBe(true)
  await radio(/佐证资料 · 页数：已保存的版本 31/).check()
  await dialog.getByRole('button', { name: '按所选内容保存' }).click()
  await clerk.getByText('核对结果已保存。').waitFor()
  const { materials } = await detailOf(clerk, applicationId)
  expect(materials.map(({ pages }) => pages)).toEqual([12, 8, 31, 0])
})

it('loses nothing of what was typed when the session ends', async () => {
  const { page, context } = await sit('clerk')
  const roundId = await rehearsalOf(page)
  await intake(page, roundId)
  await untilFocus(page, /统一社会信用代码/)
  const hands = typistAt(page)
  await hands.scan(freshCreditCode())
  await untilFocus(page, /企业名称/)
  await hands.write('重庆过期云票科技有限公司')
  await hands.press('Enter')
  await untilFocus(page, /统筹服务机构/)
  await hands.press('1')
  await untilFocus(page, /全部由申报企业承担/)
  await hands.press('Enter')
  await hands.write('秦岚')
  await hands.press('Enter')
  await hands.write('13812345678')
  await context.clearCookies()
  await hands.press('Enter')
  const dialog = page.getByRole('dialog').filter({ hasText: '密码' })
  await dialog.getByLabel('密码').fill(accounts['clerk']?.password ?? '')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  expect(await page.getByLabel('联系人姓名').inputValue()).toBe('秦岚')
  await page.getByRole('button', { name: '保存并核对材料' }).click()
  await page.getByRole('heading', { name: '二、材料核对' }).waitFor()
  await page.getByText('重庆过期云票科技有限公司').waitFor()
})

it('keeps a half-filled intake over a reload and a power cut', async () => {
  const profile = await mkdtemp(path.join(tmpdir(), 'zhengji-profile-'))
  const account = accounts['clerk'] ?? { login: '', password: '' }
  const creditCode = freshCreditCode()
  const before = await openKillable(profile)
  await signIn(before.page, system.url, account)
  await before.page.getByRole('navigation').first().waitFor()
  const roundId = await rehearsalOf(before.page)
  await intake(before.page, roundId)
  await untilFocus(before.page, /统一社会信用代码/)
  await typistAt(before.page).scan(creditCode)
  await untilFocus(before.page, /企业名称/)
  await before.page.keyboard.type('重庆停电云票科技有限公司')
  // A word later than the pause in typing after which it is kept.
  await before.page.waitForTimeout(600)
  await before.page.reload()
  await before.page.getByText('已恢复上次未完成的填写。').waitFor()
  await before.page.getByLabel('联系人姓名').fill('秦岚')
  await before.page.waitForTimeout(600)
  await before.kill()

  const after = await openKillable(profile)
  await signIn(after.page, system.url, account)
  await after.page.getByRole('navigation').first().waitFor()
  await intake(after.page, roundId)
  await after.page.getByText('已恢复上次未完成的填写。').waitFor()
  expect(await after.page.getByLabel('统一社会信用代码').first().inputValue()).toBe(creditCode)
  expect(await after.page.getByLabel('企业名称').inputValue()).toBe('重庆停电云票科技有限公司')
  expect(await after.page.getByLabel('联系人姓名').inputValue()).toBe('秦岚')
  await after.kill()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

it('asks before an unsaved form is left, and stays unless one insists', async () => {
  const { page } = await sit('officer')
  const roundId = await rehearsalOf(page)
  await page.goto(`${system.url}/r/${roundId}/applications`)
  await visit(page, '专家库')
  await page.getByRole('button', { name: '新增专家' }).click()
  const name = page.getByRole('textbox', { name: '姓名', exact: true })
  await name.fill('未保存的专家')
  const question = page.getByRole('dialog', { name: '有未保存的内容' })
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: '留在本页' }).click()
  await question.waitFor({ state: 'hidden' })
  expect(await name.inputValue()).toBe('未保存的专家')
  await page.goBack()
  await question.getByRole('button', { name: '离开' }).click()
  await page.waitForURL(/\/applications$/)

  await visit(page, '专家库')
  await page.getByRole('button', { name: '新增专家' }).click()
  await name.fill('关闭的标签页')
  const [warning] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })])
  expect(warning.type()).toBe('beforeunload')
  await warning.accept()
})

it('finds, chooses and exports rows of a list by keyboard, and remembers a view', async () => {
  const { page } = await sit('officer')
  const roundId = await rehearsalOf(page)
  await tell(page, 'lists.savePreference', { list: 'applications', columns: null, views: [], revision: 0 })
  await page.goto(`${system.url}/r/${roundId}/applications`)
  const rows = page.locator('tbody tr')
  await rows.first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('cqsc')
  await page.keyboard.press('Enter')
  await page.waitForURL(/search=cqsc/)
  await expect.poll(() => rows.allInnerTexts().then((texts) => texts.every((text) => text.includes('重庆山城')))).toBe(true)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.getByText('已选 1 项').waitFor()
  await page.getByRole('button', { name: '导出所选' }).click()
  const dialog = page.getByRole('dialog', { name: '导出 Excel' })
  await dialog.getByText(/重庆山城/).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '导出 Excel' }).click()])
  expect(download.suggestedFilename()).toMatch(/^申报列表-.*\.xlsx$/)

  await page.getByRole('button', { name: /^视图/ }).click()
  await page.getByRole('button', { name: '保存当前查询为视图' }).click()
  await page.getByLabel('视图名称').fill('山城')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '视图：山城' }).waitFor()
  await page.goto(`${system.url}/r/${roundId}/applications`)
  await page.getByRole('button', { name: /^视图/ }).click()
  await page.getByRole('button', { name: '山城', exact: true }).click()
  await page.waitForURL(/search=cqsc/)
  // What was deleted by mistake comes back from the toast.
  await page.getByRole('button', { name: '视图：山城' }).click()
  await page.getByRole('button', { name: '删除视图“山城”' }).click()
  await page.getByRole('button', { name: /^视图：(?!山城)/ }).waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByRole('button', { name: '视图：山城' }).waitFor()
})

it('asked nobody else for anything, and threw nowhere', () => {
  expect(screens.flatMap(({ strangers }) => strangers)).toEqual([])
  expect(screens.flatMap(({ errors }) => errors)).toEqual([])
  expect(screens.flatMap(({ forbidden }) => forbidden)).toEqual([])
})
