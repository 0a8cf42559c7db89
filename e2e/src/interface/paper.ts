import { execFileSync, spawnSync } from 'node:child_process'
import type { Page } from 'playwright-core'

/** Poppler's reader, which knows nothing of us or of Chromium. */
export const canReadPdf = spawnSync('pdftotext', ['-v']).error === undefined

/** Characters as they are told apart by eye: a font may give 一 the code of the radical ⼀; blanks are the layout's. */
const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

export interface PaperText {
  readonly text: string
  /** Of each table, nested ones too: on paper they stand on every sheet. */
  readonly heads: readonly string[]
}

/** What a paper says on the screen, in the order of its rows. */
export const shownText = async (page: Page): Promise<PaperText> => {
  await page.emulateMedia({ media: 'print' })
  const shown = await page.evaluate(() => {
    const textOf = (element: Element): string => (element instanceof HTMLElement ? element.innerText : '')
    return {
      text: textOf(document.querySelector('.paper') ?? document.body),
      heads: [...document.querySelectorAll('.paper thead')].map(textOf),
    }
  })
  await page.emulateMedia({ media: null })
  return { text: bare(shown.text), heads: [...new Set(shown.heads.map(bare))] }
}

/** Its own number, which the margin of a sheet bears, painted before or after everything else. */
const withoutNumber = (sheet: string, position: number, count: number): string => {
  const number = [`—${position}—`, `${position}/${count}`].find((one) => sheet.startsWith(one) || sheet.endsWith(one))
  if (number === undefined) return sheet
  return sheet.startsWith(number) ? sheet.slice(number.length) : sheet.slice(0, -number.length)
}

/** The sheets of what the page prints to, each as it was painted; without their numbers. */
export const printedSheets = async (page: Page): Promise<readonly string[]> => {
  const input = await page.pdf({ preferCSSPageSize: true })
  const read = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], { input, encoding: 'utf8' })
  // A form feed ends each sheet, the last one too.
  const sheets = read.split('\f').slice(0, -1)
  return sheets.map((sheet, index) => withoutNumber(bare(sheet), index + 1, sheets.length))
}

/** Both without the heads: those that are repeated stand where a sheet ends. */
export const withoutHeads = (text: string, heads: readonly string[]): string =>
  heads.reduce((rest, head) => rest.replaceAll(head, ''), text)
