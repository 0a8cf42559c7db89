import type { Page } from 'playwright-core'
import { visit } from './review.ts'

/** Computes the result and waits until the worker has done it. */
export const computeResult = async (page: Page): Promise<void> => {
  await visit(page, '评审结果')
  await page.getByRole('button', { name: /^(汇总计算|重新计算)$/ }).click()
  await page.getByRole('table', { name: /^排名/ }).first().waitFor({ timeout: 60_000 })
}

/** Numbers and finals of one role in the order of the page's ranking. */
export const readRanking = async (page: Page, role: string): Promise<readonly { readonly number: string; readonly final: string }[]> => {
  await page.getByRole('link', { name: new RegExp(`^${role}`) }).click()
  const table = page.getByRole('table', { name: `排名：${role}` })
  await table.waitFor()
  const head = await table.locator('thead th').allInnerTexts()
  const finalAt = head.findIndex((title) => title.trim() === '最终得分')
  const rows = await table.locator('tbody tr').all()
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator('th, td').allInnerTexts()
      const number = /\S+-\d{4}/.exec(cells.join(' '))?.[0]
      if (number === undefined) throw new Error(`no number in: ${cells.join(' | ')}`)
      return { number, final: cells[finalAt]?.trim() ?? '' }
    }),
  )
}
