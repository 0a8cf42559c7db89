import type { Browser, BrowserContext } from 'playwright-core'

/** What one cold start of a page cost, in milliseconds from the navigation on. */
export interface Load {
  /** The heading stands and nothing is loading any more. */
  readonly shown: number
  /** `shown`, or the end of the last long task before it: the page answers from here on. */
  readonly interactive: number
  /** Tasks of more than 50 ms. */
  readonly longTasks: number
  readonly longTaskMs: number
}

/** Chromium's own brake on the processor. */
const slowdown = 4

/** Runs inside the page from its very first moment. */
const watch = () => {
  const seen = { shown: 0, tasks: [] as { readonly start: number; readonly duration: number }[] }
  Object.assign(globalThis, { zhengjiLoad: seen })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.tasks.push({ start: startTime, duration })
  }).observe({ type: 'longtask', buffered: true })
  const look = () => {
    const ready = document.querySelector('h1') !== null && document.querySelector('.loading, [aria-busy="true"]') === null
    if (!ready) seen.shown = 0
    else if (seen.shown === 0) seen.shown = performance.now()
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true })
}

type Seen = { readonly shown: number; readonly tasks: readonly { readonly start: number; readonly duration: number }[] }

/** Opens the address in a browser that has nothing of it yet, as whoever the cookies say, with the processor slowed down. */
export const coldLoad = async (browser: Browser, url: string, cookies: Awaited<ReturnType<BrowserContext['cookies']>>): Promise<Load> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  try {
    await context.addCookies(cookies)
    await context.addInitScript(watch)
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(url, { waitUntil: 'commit' })
    await page.locator('h1').first().waitFor()
    await page.waitForTimeout(2_500)
    const { shown, tasks } = await page.evaluate(() => (globalThis as unknown as { readonly zhengjiLoad: Seen }).zhengjiLoad)
    const before = tasks.filter(({ start }) => start < shown)
    return {
      shown,
      interactive: Math.max(shown, ...before.map(({ start, duration }) => start + duration)),
      longTasks: before.length,
      longTaskMs: before.reduce((sum, { duration }) => sum + duration, 0),
    }
  } finally {
    await context.close()
  }
}
