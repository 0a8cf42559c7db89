import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { openScreen, signIn, type Screen } from '../browser.ts'
import type { Account, System } from '../system.ts'

export interface Administrator extends Screen {
  readonly account: Account
}

/** An administrator at the first sign-in changes the one-time password and is then let in. */
export const openAdministrator = async (browser: Browser, system: System, login: string): Promise<Administrator> => {
  const once = system.administrators[login]
  if (once === undefined) throw new Error(`the start printed no one-time password of ${login}`)
  const screen = await openScreen(browser, system.url)
  const { page } = screen
  await signIn(page, system.url, { login, password: once })
  await page.waitForURL(/change-password/)
  const password = randomBytes(15).toString('base64url')
  await page.getByLabel('当前密码').fill(once)
  await page.getByLabel(/^新密码/).fill(password)
  await page.getByLabel('再次输入新密码').fill(password)
  await page.getByRole('button', { name: '确定' }).click()
  await page.getByRole('navigation').first().waitFor()
  return { ...screen, account: { login, password } }
}
