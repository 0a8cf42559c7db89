import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { violationsOf } from './interface/check-page.ts'
import { show, shownPages, turn } from './interface/pages.ts'
import { setTheScene, type Scene } from './interface/scene.ts'
import { startSystem, type System } from './system.ts'

let system: System
let browser: Browser
let scene: Scene
beforeAll(async () => {
  system = await startSystem()
  browser = await openBrowser()
  scene = await setTheScene(browser, system)
}, 600_000)
afterAll(async () => {
  await browser?.close()
  await system?.stop()
})

describe('accessibility', () => {
  it.each(shownPages.map((shown) => [shown.name, shown] as const))(
    '%s has no fault, light and dark, in both languages',
    async (_name, shown) => {
      const found: string[] = []
      for (const locale of ['zh', 'en'] as const) {
        const page = await show(scene, system.url, shown, { locale, theme: 'light' })
        expect(await page.locator('html').getAttribute('lang')).toBe(locale === 'zh' ? 'zh-CN' : 'en')
        for (const theme of ['light', 'dark'] as const) {
          await turn(page, theme)
          found.push(...(await violationsOf(page)).map((violation) => `${locale} ${theme} ${violation}`))
        }
      }
      expect(found).toEqual([])
    },
  )
})

it('no page asked anybody else for anything, threw, or met the security policy', () => {
  expect(scene.faults()).toEqual({ strangers: [], errors: [], forbidden: [] })
})
