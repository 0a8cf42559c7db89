import type { Page } from 'playwright-core'

/** What `Element.checkVisibility` says of an element without content-visibility: whether a box of it or of its parts is made. */
const polyfill = `Element.prototype.checkVisibility ??= function () {
  for (let at = this; at !== null; at = at.parentElement ?? at.getRootNode().host ?? null)
    if (getComputedStyle(at).display === 'none') return false
  return true
}`

/**
 * Playwright asks `checkVisibility` (Chromium 105) before every press. An older browser is taught it in Playwright's own world of each
 * document, so that the page itself sees its browser as it is.
 */
export const teachCheckVisibility = async (page: Page): Promise<void> => {
  const client = await page.context().newCDPSession(page)
  client.on('Runtime.executionContextCreated', ({ context }) => {
    if (!context.name.startsWith('__playwright_utility_world')) return
    // A document may be gone again before it has learnt anything.
    client.send('Runtime.evaluate', { expression: polyfill, contextId: context.id }).catch(() => undefined)
  })
  await client.send('Runtime.enable')
}
