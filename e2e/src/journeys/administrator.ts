import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openScreen, signIn } from '../browser.ts'
import type { Scene } from '../interface/scene.ts'

const login = 'newcomer'
const name = '新来的窗口'

const row = (page: Page) => page.getByRole('row').filter({ hasText: login })

/** Reads the password that is shown once, and hands it over. */
const takePassword = async (admin: Page): Promise<string> => {
  const dialog = admin.getByRole('dialog', { name: '一次性密码' })
  const password = await dialog.locator('code').innerText()
  await dialog.getByRole('button', { name: '已交给本人，关闭' }).click()
  await dialog.waitFor({ state: 'hidden' })
  return password
}

const changePassword = async (page: Page, current: string, next: string): Promise<void> => {
  await page.getByLabel('当前密码').fill(current)
  await page.getByLabel(/^新密码/).fill(next)
  await page.getByLabel('再次输入新密码').fill(next)
  await page.getByRole('button', { name: '确定' }).click()
}

/** One makes the account, another the grant; between them the newcomer can do nothing, and before a password of their own not even look. */
export const newcomerJourney = async (browser: Browser, { screens: { admin, security } }: Scene, url: string): Promise<void> => {
  await admin.goto(`${url}/users`)
  await admin.getByRole('button', { name: '新建账号' }).click()
  const form = admin.getByRole('dialog', { name: '新建账号' })
  await form.getByLabel('账号').fill(login)
  await form.getByLabel('姓名').fill(name)
  await form.getByRole('button', { name: '确定' }).click()
  const once = await takePassword(admin)
  await row(admin).getByText('待改一次性密码').waitFor()

  const newcomer = await openScreen(browser, url)
  const { page } = newcomer
  await signIn(page, url, { login, password: once })
  await page.waitForURL(/change-password/)
  await page.goto(`${url}/account`)
  await page.waitForURL(/change-password/)
  await changePassword(page, once, '新密码太短')
  await page
    .getByText(/至少 12 个字符|不少于 12 个字符/)
    .last()
    .waitFor()
  const password = randomBytes(15).toString('base64url')
  await changePassword(page, once, password)
  await page.getByText('您还没有任何角色').waitFor()

  await security.goto(`${url}/users`)
  await security.getByRole('button', { name: `授予角色 ${name}` }).click()
  const grant = security.getByRole('dialog', { name: `授予角色：${name}` })
  await grant.getByLabel('角色').selectOption({ label: '窗口人员' })
  await grant.getByRole('button', { name: '授予角色' }).click()
  await security
    .getByText(/^已授予/)
    .first()
    .waitFor()
  await page.goto(url)
  await page.getByRole('link', { name: '收件登记' }).first().waitFor()

  // Five wrong guesses by somebody else: the right password does not open either, until the administrator gives another.
  const stranger = await openScreen(browser, url)
  for (let guess = 0; guess < 5; guess += 1) {
    await signIn(stranger.page, url, { login, password: `not-the-password-${guess}` })
    await stranger.page.getByRole('alert').first().waitFor()
  }
  await signIn(stranger.page, url, { login, password })
  await stranger.page.getByRole('alert').filter({ hasText: '锁定' }).waitFor()
  await admin.reload()
  await row(admin).getByText('已锁定').waitFor()
  await admin.getByRole('button', { name: `重置密码 ${name}` }).click()
  await admin.getByRole('dialog').getByRole('button', { name: '重置密码' }).click()
  const again = await takePassword(admin)
  await signIn(stranger.page, url, { login, password: again })
  await stranger.page.waitForURL(/change-password/)

  // A disabled account is out at its next step, wherever it is.
  await admin.getByRole('button', { name: `停用 ${name}` }).click()
  const disable = admin.getByRole('dialog', { name: `停用账号：${name}` })
  await disable.getByLabel('理由').fill('调离本单位')
  await disable.getByRole('button', { name: '确定' }).click()
  await row(admin).getByText('已停用').waitFor()
  await stranger.page.goto(url)
  await stranger.page.waitForURL(/sign-in/)
  for (const screen of [newcomer, stranger]) {
    expect([...screen.errors, ...screen.strangers, ...screen.forbidden]).toEqual([])
    await screen.context.close()
  }
}

/** What the administrator is for, and what not: the parts of the system, and nothing of the business. */
export const healthJourney = async ({ screens: { admin }, things: { roundId } }: Scene, url: string): Promise<void> => {
  await admin.goto(`${url}/system`)
  await admin.getByText('各部件均正常。').waitFor()
  const states = await admin
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.querySelectorAll('td')[0]?.textContent?.trim()))
  expect(states.length).toBeGreaterThan(4)
  expect(new Set(states)).toEqual(new Set(['正常']))
  await admin.goto(`${url}/r/${roundId}/applications`)
  await admin.waitForURL(/forbidden/)
}
