import type { Page } from 'playwright-core'

/** Asks the server what the page that is open could ask: same origin, same session. Throws with the answer when it is refused. */
const send = async (
  page: Page,
  path: string,
  init: { readonly method: 'GET' | 'POST'; readonly body: string | null },
): Promise<unknown> => {
  const { ok, text } = await page.evaluate(
    async ({ path, init }) => {
      const headers = { 'x-zhengji': '1', 'content-type': 'application/json' }
      const answer = await fetch(`/trpc/${path}`, { ...init, headers })
      return { ok: answer.ok, text: await answer.text() }
    },
    { path, init },
  )
  if (!ok) throw new Error(`${path} answered ${text}`)
  return (JSON.parse(text) as { readonly result: { readonly data?: unknown } }).result.data
}

/** The caller names the view that the procedure answers with. */
export const ask = async <View>(page: Page, procedure: string, input?: unknown): Promise<View> => {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
  return (await send(page, `${procedure}${query}`, { method: 'GET', body: null })) as View
}

export const tell = async <View>(page: Page, procedure: string, input: unknown): Promise<View> =>
  (await send(page, procedure, { method: 'POST', body: JSON.stringify(input) })) as View
