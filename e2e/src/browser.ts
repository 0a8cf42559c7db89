import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { teachCheckVisibility } from './old-browser/check-visibility.ts'
import type { Account } from './system.ts'

const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].filter(
  (place) => place !== undefined,
)

/** Where the machine's Chromium is; throws a sentence when there is none. */
export const chromiumPath = (): string => {
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error('Chromium is missing: apt-get install chromium, or name it in CHROMIUM')
  return found
}

/** Another Chromium, e.g. an old one, that needs flags of its own is named in CHROMIUM and CHROMIUM_FLAGS (separated by spaces). */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.env['CHROMIUM_FLAGS'] ?? '').split(' ').filter(Boolean),
]

/** The browser of the machine, or another one; nothing of it may reach out to the network by itself. */
export const openBrowser = (executablePath = chromiumPath()): Promise<Browser> =>
  chromium.launch({ executablePath, args: [...chromiumFlags] })

/** A screen of the usual size, in Chinese, where nobody is signed in. What its page does wrong is recorded. */
export interface Screen {
  readonly page: Page
  readonly context: BrowserContext
  /** Requests to other origins. */
  readonly strangers: string[]
  /** Errors that the page threw. */
  readonly errors: string[]
  /** What the content security policy forbade, in the page and its workers. */
  readonly forbidden: string[]
}

export const openScreen = async (browser: Browser, url: string): Promise<Screen> => {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  if (Number.parseInt(browser.version(), 10) < 105) await teachCheckVisibility(page)
  const screen: Screen = { page, context, strangers: [], errors: [], forbidden: [] }
  page.on('request', (request) => {
    // Of the network only: the browser's own viewer of PDFs asks for parts of the browser.
    if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(url)) screen.strangers.push(request.url())
  })
  page.on('pageerror', (error) => screen.errors.push(error.message))
  watchPolicy(page, screen.forbidden)
  return screen
}

/** Collects what the content security policy forbids, in the page and its workers: browsers write it to the console. */
export const watchPolicy = (page: Page, forbidden: string[]): void => {
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().includes('Content Security Policy')) forbidden.push(message.text())
  })
}

/** A person at such a screen, signed in. */
export const openDesk = async (browser: Browser, url: string, account: Account): Promise<Screen> => {
  const screen = await openScreen(browser, url)
  await signIn(screen.page, url, account)
  await screen.page.getByRole('navigation').first().waitFor()
  return screen
}

export const signIn = async (page: Page, url: string, account: Account): Promise<void> => {
  await page.goto(url)
  await page.getByLabel('账号').fill(account.login)
  await page.getByLabel('密码').fill(account.password)
  await page.getByRole('button', { name: '登录' }).click()
}
