import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { show, shownPages, type Look } from './interface/pages.ts'
import { setTheScene } from './interface/scene.ts'
import { startSystem } from './system.ts'

/**
 * `npm run shots`: every page at both usual sizes into e2e/shots (not kept in git), and the README's pictures into docs/images.
 * Starts a system of its own; takes some minutes. Ends with code 1 when a page threw, asked another origin or met the security policy.
 * In an old browser: `CHROMIUM=node_modules/.cache/chromium-103/chromium npm run shots` (`npm test` brings it).
 */
const folder = fileURLToPath(new URL('../shots/', import.meta.url))
const images = fileURLToPath(new URL('../../docs/images/', import.meta.url))

const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const
/** Pages that are also taken in the dark and in English. */
const alsoDark = new Set(['dashboard', 'applications', 'application-materials', 'intake', 'scores', 'results'])
const alsoEnglish = new Set(['sign-in', 'dashboard', 'applications', 'application-conditions', 'rubric', 'results', 'print-receipt'])
/** The README's, by page. */
const kept: Readonly<Record<string, string>> = { dashboard: 'dashboard', applications: 'applications', results: 'result' }

const take = async (page: Page, file: string): Promise<void> => {
  await writeFile(`${folder}${file}.png`, await page.screenshot({ fullPage: true }))
}

const looksOf = (name: string): readonly Look[] => [
  { locale: 'zh', theme: 'light' },
  ...(alsoDark.has(name) ? [{ locale: 'zh', theme: 'dark' } as const] : []),
  ...(alsoEnglish.has(name) ? [{ locale: 'en', theme: 'light' } as const] : []),
]

const system = await startSystem()
const browser = await openBrowser()
try {
  const scene = await setTheScene(browser, system)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await mkdir(images, { recursive: true })
  for (const shown of shownPages) {
    for (const look of looksOf(shown.name)) {
      const page = await show(scene, system.url, shown, look)
      for (const size of sizes) {
        await page.setViewportSize(size)
        await page.waitForTimeout(200)
        await take(page, `${shown.name}.${look.locale}.${look.theme}.${size.width}`)
      }
      await page.setViewportSize(sizes[0])
      const picture = look.theme === 'light' ? kept[shown.name] : undefined
      if (picture !== undefined) {
        const bytes = await page.screenshot()
        await writeFile(`${images}${picture}${look.locale === 'en' ? '.en' : ''}.png`, bytes)
      }
      console.log(`${shown.name} ${look.locale} ${look.theme}`)
    }
  }
  const faults = Object.entries(scene.faults()).flatMap(([kind, found]) => found.map((fault) => `${kind}: ${fault}`))
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) process.exitCode = 1
} finally {
  await browser.close()
  await system.stop()
}
