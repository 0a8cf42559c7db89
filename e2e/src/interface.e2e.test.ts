import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { tell } from './interface/ask.ts'
import { violationsOf } from './interface/check-page.ts'
import { canReadPdf, printedSheets, shownText, withoutHeads } from './interface/paper.ts'
import { prefer, show, shownPages, turn } from './interface/pages.ts'
import { addScan, shadeAt, withoutViewer } from './interface/preview.ts'
import { setTheScene, type Scene } from './interface/scene.ts'
import { newcomerJourney, healthJourney } from './journeys/administrator.ts'
import { approverJourney, fourEyesJourney } from './journeys/approver.ts'
import { onlooker, suspicionJourney, trailJourney } from './journeys/auditor.ts'
import { officerByKeyboard } from './journeys/officer-keyboard.ts'
import { formOffline, listOffline } from './journeys/offline.ts'
import { oldChromium } from './old-browser/binary.ts'
import { clerkAndOfficer } from './old-browser/clerk-and-officer.ts'
import { startSystem, type System } from './system.ts'

const papers = shownPages.filter(({ name }) => name.startsWith('print-'))
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

describe('a paper', () => {
  beforeAll(() => {
    if (!canReadPdf) process.stderr.write('SKIPPED printed papers against the screen: pdftotext is not installed\n')
  })

  it.skipIf(!canReadPdf).each(papers.map((shown) => [shown.name, shown] as const))(
    '%s says the same on the screen and in the PDF, on every sheet, in both languages',
    async (_name, shown) => {
      for (const locale of ['zh', 'en'] as const) {
        const page = await show(scene, system.url, shown, { locale, theme: 'light' })
        const { text, heads } = await shownText(page)
        expect(text.length).toBeGreaterThan(200)
        const sheets = await printedSheets(page)
        // None is blank: each says something besides what stands on all of them.
        expect(sheets.filter((sheet) => withoutHeads(sheet, heads) === '')).toEqual([])
        expect(withoutHeads(sheets.join(''), heads)).toBe(withoutHeads(text, heads))
      }
    },
  )
})

describe('the preview of scans', () => {
  let address = ''
  const open = async (fileId: string, at: number) => {
    const { clerk } = scene.screens
    await clerk.goto(`${address}?file=${fileId}&page=${at}`)
    await clerk.getByRole('region', { name: '预览', exact: true }).waitFor()
    return clerk
  }

  it('is the browser’s own viewer in a frame that may do nothing, at the page that the address names', async () => {
    const { clerk } = scene.screens
    const { roundId, draft } = scene.things
    await prefer(clerk, { locale: 'zh', theme: 'light' })
    await clerk.goto(`${system.url}/r/${roundId}/intake/${draft}`)
    const fileId = await addScan(clerk)
    address = `${system.url}/r/${roundId}/applications/${draft}/materials`
    const page = await open(fileId, 2)
    expect(await page.locator('iframe').getAttribute('src')).toMatch(new RegExp(`${fileId}\\?preview=1#page=2&`))
    // Asked for apart: what the page sees is the viewer's own answer.
    const answer = await page.request.get(`${system.url}/api/files/${fileId}?preview=1`)
    expect(answer.headers()['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
  })

  it('paints JBIG2 and JPEG 2000 where the browser has no viewer, and turns pages', async () => {
    const { clerk } = scene.screens
    await withoutViewer(clerk)
    await clerk.goto(address)
    // Without a choice the first scan in the order of binding stands open.
    await expect.poll(() => shadeAt(clerk, 0.15, 0.1).catch(() => null), { timeout: 30_000 }).toBeLessThan(40)
    expect(await shadeAt(clerk, 0.9, 0.5)).toBeGreaterThan(215)
    await clerk.getByRole('button', { name: '下一页' }).click()
    await clerk.waitForURL(/page=2/)
    await clerk.getByRole('img', { name: '第 2 页，共 2 页' }).waitFor()
    await expect.poll(() => shadeAt(clerk, 0.15, 0.1), { timeout: 30_000 }).toBeLessThan(40)
    // Turned clockwise, the upper left comes to the upper right.
    await clerk.getByRole('button', { name: '顺时针旋转' }).click()
    await expect.poll(() => shadeAt(clerk, 0.9, 0.15), { timeout: 30_000 }).toBeLessThan(60)
    expect(await clerk.locator('iframe').count()).toBe(0)
  })
})

describe('whoever sees, hears or moves differently', () => {
  it('walks by Tab from the skip link through menu and header into the page, and sees where', async () => {
    const page = await show(
      scene,
      system.url,
      shownPages.find(({ name }) => name === 'applications')!,
      { locale: 'zh', theme: 'light' },
    )
    await page
      .locator('body')
      .evaluate((body) => body.ownerDocument.activeElement instanceof HTMLElement && body.ownerDocument.activeElement.blur())
    const places: string[] = []
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const element = document.activeElement
        if (element === null || element === document.body) return 'body'
        const style = getComputedStyle(element)
        const box = element.closest('.el-input__wrapper')
        const seen = style.outlineStyle !== 'none' || (box !== null && getComputedStyle(box).boxShadow !== 'none')
        const place = element.matches('.skip')
          ? 'skip'
          : element.closest('aside')
            ? 'menu'
            : element.closest('header.app-header')
              ? 'header'
              : 'main'
        return seen ? place : `${place} unseen ${element.outerHTML.slice(0, 80)}`
      })
      if (at === 'body') break
      if (places.at(-1) !== at) places.push(at)
    }
    expect(places.slice(0, 4)).toEqual(['skip', 'menu', 'header', 'main'])
    expect(places.filter((place) => place.includes('unseen'))).toEqual([])
  })

  it('is spared movement when asked', async () => {
    const page = await show(
      scene,
      system.url,
      shownPages.find(({ name }) => name === 'applications')!,
      { locale: 'zh', theme: 'light' },
    )
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element)
          return [...transitionDuration.split(','), ...animationDuration.split(',')].some((time) => Number.parseFloat(time) > 0.001)
        }).length,
    )
    expect(moving).toBe(0)
  })

  it.each(['applications', ...papers.map(({ name }) => name)])(
    '%s prints dark on white, also for whoever works in the dark',
    async (name) => {
      const page = await show(
        scene,
        system.url,
        shownPages.find((one) => one.name === name)!,
        { locale: 'zh', theme: 'dark' },
      )
      await page.emulateMedia({ media: 'print' })
      // Colours may still be on their way.
      await page.waitForTimeout(500)
      const pale = await page.evaluate(() => {
        const brightness = (colour: string) => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part) / 3, 0)
        const shown = [...document.querySelectorAll('main *')].filter(
          (element) =>
            element instanceof HTMLElement &&
            element.offsetParent !== null &&
            [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
        )
        return {
          texts: shown.length,
          pale: shown.filter((element) => brightness(getComputedStyle(element).color) > 140).length,
          ground: getComputedStyle(document.body).backgroundColor,
        }
      })
      await page.emulateMedia({ media: null })
      expect(pale.texts).toBeGreaterThan(5)
      expect({ pale: pale.pale, ground: pale.ground }).toEqual({ pale: 0, ground: 'rgb(255, 255, 255)' })
    },
  )
})

describe('the journey of', () => {
  beforeAll(async () => {
    for (const page of Object.values(scene.screens)) await prefer(page, { locale: 'zh', theme: 'light' })
    // They signed in long ago, and what they do asks for the password again.
    for (const post of ['approver', 'admin', 'security'] as const)
      await tell(scene.screens[post], 'session.stepUp', { password: scene.accounts[post]?.password })
  })

  it('an officer with the keyboard alone: list, application, findings, the other’s confirmation, the next one', async () => {
    await expect(officerByKeyboard(scene, system.url)).resolves.toBeUndefined()
  })
  it('an approver with five minutes: the difference, the consequences in words, one approved, one sent back', async () => {
    await expect(approverJourney(scene, system.url)).resolves.toBeUndefined()
  })
  it('somebody who holds both posts and decides on nothing of their own', async () => {
    await expect(fourEyesJourney(scene, system.url)).resolves.toBeUndefined()
  })
  it('an auditor with a suspicion: result, score, cell, file, people', async () => {
    await expect(suspicionJourney(scene, system.url)).resolves.toBeUndefined()
  })
  it('an auditor through the trail: filter, entry, chain, export', async () => {
    await expect(trailJourney(scene, system.url)).resolves.toBeUndefined()
  })
  it('an auditor who sees every page and can change nothing on any', async () => {
    await expect(onlooker(scene, system.url)).resolves.toBeUndefined()
  })
  it('a newcomer: one-time password, own password, grant, lock, end', async () => {
    await expect(newcomerJourney(browser, scene, system.url)).resolves.toBeUndefined()
  })
  it('the administrator who looks after the system, and not into it', async () => {
    await expect(healthJourney(scene, system.url)).resolves.toBeUndefined()
  })
  it('a list whose server goes away and comes back', async () => {
    await expect(listOffline(scene, system.url)).resolves.toBeUndefined()
  })
  it('a form whose server goes away and comes back', async () => {
    await expect(formOffline(scene, system.url)).resolves.toBeUndefined()
  })
})

it.skipIf(!oldChromium.present())('Chromium 103 takes in a delivery, finds it and shows its scan', async () => {
  const old = await openBrowser(oldChromium.path)
  try {
    const screens = await clerkAndOfficer(old, scene, system.url)
    expect(screens.flatMap(({ errors, forbidden, strangers }) => [...errors, ...forbidden, ...strangers])).toEqual([])
  } finally {
    await old.close()
  }
})

it('no page asked anybody else for anything, threw, or met the security policy', () => {
  expect(scene.faults()).toEqual({ strangers: [], errors: [], forbidden: [] })
})
