import type { Page } from 'playwright-core'
import { approve, reason } from './panel.ts'
import { openApplication, visit } from './review.ts'

/** One puts the result forward, another approves it. */
export const approveResult = async (officer: Page, approver: Page): Promise<void> => {
  await visit(officer, '评审结果')
  await officer.getByRole('button', { name: '提交审批' }).click()
  await reason(officer, '评审完成，结果复核无误')
  await officer.getByText('结果已提交').waitFor()
  await visit(approver, '评审结果')
  await approve(approver)
}

/** Records a publicity (wall-clock time of the call, `2026-03-02T10:00`) that is over by now, and confirms who was made public. */
export const publicise = async (page: Page, startsAt: string): Promise<void> => {
  await visit(page, '评审结果')
  await page.getByRole('button', { name: '登记公示' }).click()
  const dialog = page.getByRole('dialog', { name: '结果公示' })
  await dialog.getByLabel('开始时间').fill(startsAt)
  await dialog.getByRole('button', { name: '确定' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

export const qualify = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^确定入选/ }).click()
  await page.getByText('已确定入选。').waitFor()
}

/** Proposed by one on the application's page, approved by another among the approvals. */
export const revoke = async (officer: Page, approver: Page, number: string): Promise<void> => {
  await openApplication(officer, number)
  await officer.getByRole('button', { name: '提议取消资格' }).click()
  await reason(officer, '被列入严重失信名单')
  await officer.getByText('取消资格的提议已提交').waitFor()
  await visit(approver, '审批')
  await approver
    .getByRole('navigation', { name: '审批事项' })
    .getByRole('link', { name: /取消资格/ })
    .click()
  await approve(approver)
}

/** Status as the head of the application's page says it. */
export const statusOf = async (page: Page, number: string): Promise<string> => {
  await openApplication(page, number)
  return (await page.locator('.page-header .tag').first().innerText()).trim()
}
