import type { Page } from 'playwright-core'

/** Opens the menu's page and waits for its heading. */
export const visit = async (page: Page, link: string, heading = link): Promise<void> => {
  await page.getByRole('navigation').first().getByRole('link', { name: link, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
}

/** Chooses the round by its mark in the switcher. */
export const enterRehearsal = async (page: Page): Promise<void> => {
  const switcher = page.getByLabel('切换轮次')
  const option = switcher.locator('option', { hasText: '【演练】' })
  await option.waitFor({ state: 'attached' })
  await switcher.selectOption(await option.getAttribute('value'))
  await page.getByText('不与正式轮次混合').waitFor()
}

/** Opens one application by its number from the list. */
export const openApplication = async (page: Page, number: string): Promise<void> => {
  await visit(page, '申报列表')
  await page.getByRole('searchbox').or(page.getByLabel('企业、编号或联系电话')).first().fill(number)
  await page.getByRole('button', { name: '查询' }).click()
  await page
    .getByRole('link', { name: number })
    .or(page.getByRole('button', { name: number }))
    .first()
    .click()
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: /有限公司/ })
    .waitFor()
}

/** A press of one of the application's acts that asks once: 受理, 提交评审… */
export const act = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '确定' }).click()
  await page.getByText(`“${name}”已办理。`).waitFor()
}

/** Number, name and role of everybody whom the panel will judge, read off the list page by page. */
export const listJudged = async (page: Page, role: string): Promise<readonly { readonly number: string; readonly name: string }[]> => {
  await visit(page, '申报列表')
  await page.getByLabel('申报类型').selectOption({ label: role })
  await page.getByLabel('状态').selectOption({ label: '专家评审' })
  await page.waitForURL(/role=.*status=|status=.*role=/)
  // The list of before stays until the filtered one is there.
  const rows = page.locator('tbody tr')
  let texts: readonly string[] = []
  for (let waited = 0; waited < 20_000; waited += 200) {
    texts = await rows.allInnerTexts()
    if (texts.length > 0 && texts.every((text) => text.includes(role) && text.includes('专家评审'))) break
    await page.waitForTimeout(200)
  }
  const found = texts.map((text) => {
    const number = /\S+-\d{4}/.exec(text)?.[0]
    const name = /\S+(?:有限公司|股份公司)/.exec(text)?.[0]
    if (number === undefined || name === undefined) throw new Error(`no applicant in: ${text}`)
    return { number, name }
  })
  return found.sort((left, right) => (left.number < right.number ? -1 : 1))
}
