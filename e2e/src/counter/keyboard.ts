import type { Page } from 'playwright-core'

/** A person at the keyboard who counts: keys that say what to do, and characters of what is written down. */
export interface Typist {
  /** One key, e.g. `Enter`. */
  press(key: string): Promise<void>
  /** What stands on the paper. */
  write(text: string): Promise<void>
  /** What a scanner sends: as if typed, but by nobody's fingers. */
  scan(text: string): Promise<void>
  readonly pressed: number
  readonly written: number
}

export const typistAt = ({ keyboard }: Page): Typist => {
  let pressed = 0
  let written = 0
  return {
    press: async (key) => {
      pressed += 1
      await keyboard.press(key)
    },
    write: async (text) => {
      written += Array.from(text).length
      await keyboard.type(text)
    },
    scan: async (text) => {
      await keyboard.type(text)
      await keyboard.press('Enter')
    },
    get pressed() {
      return pressed
    },
    get written() {
      return written
    },
  }
}

/** What the person would say the focus is on: the name of a control, or the first words of a line. */
export const focusName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    // A page or a dialog that holds the focus for its parts says all of their words.
    if (!(at instanceof HTMLElement) || at.tabIndex < 0) return ''
    const field = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
    const label = field ? at.labels?.[0]?.innerText : undefined
    return (at.getAttribute('aria-label') ?? label ?? at.innerText).replace(/[\s*]+/g, ' ').trim()
  })

/** Waits until the focus is on something of that name; fails with what it is on instead. */
export const untilFocus = async (page: Page, name: RegExp): Promise<void> => {
  for (let waited = 0; waited < 15_000; waited += 50) {
    if (name.test(await focusName(page))) return
    await page.waitForTimeout(50)
  }
  throw new Error(`the focus is on “${await focusName(page)}” instead of ${name}`)
}
