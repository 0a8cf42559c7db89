import type { Page } from 'playwright-core'

/** Opens the tab of the application that is open. */
const openConditions = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: '资格审核', exact: true }).click()
  await page.getByText('应有依据').first().waitFor()
}

/** Judges every checkpoint as met, by keyboard: each saved form leads to the next checkpoint without a finding. Returns how many. */
export const judgeAll = async (page: Page): Promise<number> => {
  await openConditions(page)
  const lines = page.locator('[data-checkpoint]')
  const count = await lines.count()
  const form = page.getByRole('form', { name: '填写意见' })
  await lines.first().focus()
  for (let judged = 0; judged < count; judged += 1) {
    await page.keyboard.press('1')
    await form.getByLabel('说明').fill(`见申报材料第 ${judged + 1} 页`)
    await page.keyboard.press('Control+Enter')
    await form.waitFor({ state: 'detached' })
    // The line that comes next has the focus.
    if (judged + 1 < count) await page.locator('[data-checkpoint]:focus').waitFor()
  }
  await page.getByText(`见申报材料第 ${count} 页`, { exact: true }).waitFor()
  return count
}

/** The second officer looks at everything and confirms it at once. */
export const confirmAll = async (page: Page, count: number): Promise<void> => {
  await openConditions(page)
  await page.getByRole('button', { name: '选中全部待我确认的意见' }).click()
  await page.getByRole('button', { name: `确认选中的意见（${count}）` }).click()
  await page.getByText(`已确认 ${count} 条意见。`).waitFor()
}
