import type { Page } from 'playwright-core'

/** Opens the tab of the application that is open. */
const openConditions = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: '资格审核', exact: true }).click()
  await page.getByText('应有依据').first().waitFor()
}

/** Judges every checkpoint as met, by keyboard: each saved form leads to the next checkpoint without a finding. Returns how many. */
export const judgeAll = async (page: Page): Promise<number> => {
  await openConditions(page)
  const count = await page.locator('[data-checkpoint]').count()
  await page
    .getByRole('button', { name: /^填写意见/ })
    .first()
    .press('Enter')
  for (let judged = 0; judged < count; judged += 1) {
    const form = page.locator('form.finding')
    await form.getByLabel('说明').fill(`见申报材料第 ${judged + 1} 页`)
    const saved = page.waitForResponse((response) => response.url().includes('recordFinding') && response.ok())
    await form.getByLabel('说明').press('Enter')
    await saved
    await page.getByText(`见申报材料第 ${judged + 1} 页`).waitFor()
  }
  await page.locator('form.finding').waitFor({ state: 'detached' })
  return count
}

/** The second officer looks at everything and confirms it at once. */
export const confirmAll = async (page: Page, count: number): Promise<void> => {
  await openConditions(page)
  await page.getByRole('button', { name: '选中全部待我确认的意见' }).click()
  await page.getByRole('button', { name: `确认选中的意见(${count})` }).click()
  await page.getByText(`已确认 ${count} 条意见。`).waitFor()
}
