import type { Page } from 'playwright-core'

/** Milliseconds in the page from `act` until `done` holds, looked at in every frame. */
const timed = (page: Page, act: string, done: string): Promise<number> =>
  page.evaluate(
    async ({ act, done }) => {
      // Both are our own expressions, chosen below; only names of elements and words come from outside.
      const press = document.querySelector<HTMLElement>(act)
      if (press === null) throw new Error(`${act} is not on the page`)
      const started = performance.now()
      press.click()
      for (;;) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const busy = document.querySelector('[aria-busy="true"], .loading') !== null
        if (!busy && (document.querySelector('main')?.textContent ?? '').includes(done)) return performance.now() - started
        if (performance.now() - started > 20_000) throw new Error(`“${done}” did not come`)
      }
    },
    { act, done },
  )

/** From the press on 查询 to the rows that match, in a list of many. */
export const filterList = async (page: Page, address: string, words: string, found: string): Promise<number> => {
  await page.goto(address)
  await page.locator('tbody tr').first().waitFor()
  await page.getByRole('searchbox').or(page.getByLabel('企业、编号或联系电话')).first().fill(words)
  return timed(page, 'form button[type="submit"]', found)
}

/** From the press on a row's link to the application with its first tab. */
export const openFromList = async (page: Page, address: string): Promise<number> => {
  await page.goto(address)
  await page.locator('tbody tr a').first().waitFor()
  return timed(page, 'tbody tr a', '现有缺项')
}

/** Rows of the largest page: a list shows no more at once, so there is nothing virtual about it. */
const largestPage = 50

/** Frames per second and the 95th percentile of a frame (ms) while the largest page is scrolled from top to bottom for two seconds. */
export const scrollThrough = async (page: Page, address: string): Promise<{ readonly fps: number; readonly p95: number }> => {
  await page.goto(address)
  await page.locator('nav.pager select').selectOption(String(largestPage))
  await page
    .locator('tbody tr')
    .nth(largestPage - 1)
    .waitFor()
  await page.waitForTimeout(1_500)
  return page.evaluate(async () => {
    const frames: number[] = []
    const started = performance.now()
    let last = started
    while (last - started < 2_000) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = performance.now()
      frames.push(now - last)
      last = now
      scrollTo(0, ((now - started) / 2_000) * (document.documentElement.scrollHeight - innerHeight))
    }
    frames.sort((a, b) => a - b)
    return { fps: (frames.length * 1_000) / (last - started), p95: frames[Math.floor(frames.length * 0.95)] ?? 0 }
  })
}
