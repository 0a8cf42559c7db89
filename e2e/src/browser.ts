import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import type { Account } from './system.ts'

const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].filter(
  (place) => place !== undefined,
)

/** The browser of the machine; nothing of it may reach out to the network by itself. */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = places.find((place) => existsSync(place))
  if (executablePath === undefined) throw new Error('Chromium is missing: apt-get install chromium, or name it in CHROMIUM')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A person at a screen of the usual size, signed in, in Chinese. Every request to another origin is recorded as a fault. */
export const openDesk = async (
  browser: Browser,
  url: string,
  account: Account,
): Promise<{ page: Page; context: BrowserContext; strangers: string[]; errors: string[] }> => {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const strangers: string[] = []
  const errors: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:') && !request.url().startsWith('blob:'))
      strangers.push(request.url())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url)
  await page.getByLabel('账号').fill(account.login)
  await page.getByLabel('密码').fill(account.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation').first().waitFor()
  return { page, context, strangers, errors }
}
