import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { openDesk, type Screen } from '../browser.ts'
import { addScan, shadeAt } from '../interface/preview.ts'
import type { Scene } from '../interface/scene.ts'
import { completeCreditCode } from '../road/credit-code.ts'
import { checkMaterials, deliver, register } from '../road/intake.ts'
import { enterRehearsal, openApplication } from '../road/review.ts'

const newcomer = { name: '重庆老浏览器票务有限公司', creditCode: completeCreditCode('91500103MA7E2E0LD'), role: '参与服务平台' }

/**
 * Sign-in, counter, list and application with the preview of a scan, in a browser of 2022. Its headless build has no viewer of PDFs, so
 * pdf.js paints. Gives the screens, for what their pages did wrong.
 */
export const clerkAndOfficer = async (browser: Browser, { accounts }: Scene, url: string): Promise<readonly Screen[]> => {
  const sit = async (post: 'clerk' | 'officer') => {
    const account = accounts[post]
    if (account === undefined) throw new Error(`no ${post}`)
    const screen = await openDesk(browser, url, account)
    await enterRehearsal(screen.page)
    return screen
  }
  const clerk = await sit('clerk')
  await register(clerk.page, newcomer)
  await addScan(clerk.page)
  await checkMaterials(clerk.page, newcomer, 3)
  const number = await deliver(clerk.page)
  const officer = await sit('officer')
  await openApplication(officer.page, number)
  // The first scan in the order of binding stands open.
  await expect.poll(() => shadeAt(officer.page, 0.15, 0.1).catch(() => null), { timeout: 30_000 }).toBeLessThan(40)
  await officer.page.getByRole('button', { name: '下一页' }).click()
  await officer.page.getByRole('img', { name: '第 2 页，共 2 页' }).waitFor()
  await expect.poll(() => shadeAt(officer.page, 0.15, 0.1), { timeout: 30_000 }).toBeLessThan(40)
  return [clerk, officer]
}
