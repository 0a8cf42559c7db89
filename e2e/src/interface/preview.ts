import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

/** Two pages as scanners write them: the first JBIG2 (arithmetic coding), the second JPEG 2000; both carry a black box at the upper left. */
const scan = new URL('../../fixtures/scan-jbig2-jpx.pdf', import.meta.url)

/** The clerk adds the scan to the first material of the application whose counter page is open; gives the file's id. */
export const addScan = async (page: Page): Promise<string> => {
  await page
    .locator('tbody input[type=file]')
    .first()
    .setInputFiles({ name: '扫描件.pdf', mimeType: 'application/pdf', buffer: await readFile(scan) })
  const link = page.getByRole('link', { name: '扫描件.pdf' })
  await link.waitFor()
  const fileId = /files\/([\w-]+)/.exec((await link.getAttribute('href')) ?? '')?.[1]
  if (fileId === undefined) throw new Error('the link of the scan names no file')
  return fileId
}

/** Makes the next pages of this screen believe that their browser shows no PDF, as some do and as an administrator can order. */
export const withoutViewer = (page: Page): Promise<unknown> =>
  page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => false }))

/** Shade (0 black … 255 white) at a place of the painted page, in shares of its width and height; null where nothing is painted. */
export const shadeAt = (page: Page, x: number, y: number): Promise<number | null> =>
  page.locator('canvas[role=img]').evaluate(
    (canvas, [x, y]) => {
      if (!(canvas instanceof HTMLCanvasElement)) return null
      const { data } = canvas.getContext('2d')?.getImageData(canvas.width * x, canvas.height * y, 1, 1) ?? { data: [] }
      return (data[3] ?? 0) === 0 ? null : ((data[0] ?? 0) + (data[1] ?? 0) + (data[2] ?? 0)) / 3
    },
    [x, y] as const,
  )
