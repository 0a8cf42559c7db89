import type { Page } from 'playwright-core'

/** Opens the tab of the application that is open. */
export const openConditions = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: '资格审核', exact: true }).click()
  await page.getByText('公告原文').first().waitFor()
}
