import type { Page } from 'playwright-core'
import { visit } from './review.ts'
import { spoilCreditCode } from './credit-code.ts'
import { smallPdf } from './small-pdf.ts'

export interface Newcomer {
  readonly name: string
  readonly creditCode: string
  readonly role: string
}

/** 申报信息 of somebody new; a mistyped code is answered with a sentence that names the wrong character. */
export const register = async (page: Page, { name, creditCode, role }: Newcomer): Promise<void> => {
  await visit(page, '收件登记')
  const code = page.getByLabel('统一社会信用代码').first()
  await code.fill(spoilCreditCode(creditCode))
  await page
    .getByText(/校验/)
    .filter({ hasText: creditCode.charAt(17) })
    .first()
    .waitFor()
  await code.fill(creditCode)
  await page.getByText('信用代码校验通过').waitFor()
  await page.getByLabel('企业名称').fill(name)
  await page.getByRole('radio', { name: role }).press('Space')
  await page.getByRole('button', { name: '全部由申报企业承担' }).click()
  await page.getByLabel('联系人姓名').fill('秦岚')
  await page.getByLabel('联系电话').fill('023—６７８８１２３４')
  await page.getByRole('button', { name: '保存并核对材料' }).click()
  await page.getByRole('heading', { name: '二、材料核对' }).waitFor()
}

/** Marks all paper as complete and uploads a scan of each material; then shortens one stack, so that a defect is left. */
export const checkMaterials = async (page: Page, { name }: Newcomer, copiesOfSecond: number): Promise<void> => {
  const rows = page.locator('tbody tr').filter({ has: page.getByRole('button', { name: /纸质材料全部符合要求/ }) })
  const count = await rows.count()
  for (let index = 0; index < count; index += 1) {
    const row = rows.nth(index)
    await row.getByRole('button', { name: /纸质材料全部符合要求/ }).click()
    await row.getByLabel(/页数/).fill('2')
    if ((await row.getByRole('link').count()) === 0) {
      await row
        .locator('input[type=file]')
        .setInputFiles({ name: `材料${index + 1}.pdf`, mimeType: 'application/pdf', buffer: smallPdf(name) })
      await row.getByRole('link', { name: `材料${index + 1}.pdf` }).waitFor()
    }
    // The scan is compared with the paper once it lies there.
    const equals = row.getByRole('checkbox', { name: /扫描与纸质一致/ })
    if (!(await equals.isChecked())) await equals.press('Space')
  }
  await rows.nth(1).getByLabel(/份数/).fill(String(copiesOfSecond))
  await rows.nth(1).getByLabel(/份数/).blur()
}

/** 登记送达; returns the number on the receipt's dialog. */
export const deliver = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: /^登记(送达|第 2 次送达)/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('送达已登记').waitFor()
  const text = await dialog.innerText()
  const number = /收件编号\s*(\S+-\d{4})/.exec(text)?.[1]
  if (number === undefined) throw new Error(`no number in: ${text}`)
  return number
}

/** 一次性告知补正单 of the delivery whose dialog is open, as it opens to be printed; returns its words. */
export const correct = async (page: Page): Promise<string> => {
  const [notice] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('dialog').getByRole('button', { name: '出具一次性告知补正单' }).click(),
  ])
  await notice.getByRole('heading').first().waitFor()
  const words = await notice.locator('body').innerText()
  await notice.close()
  return words
}

/** From the dialog of the first delivery to the check of the second. */
export const redeliver = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', { name: '查看申报' }).click()
  await page.getByRole('button', { name: '登记收件' }).click()
  await page.getByRole('heading', { name: '二、材料核对' }).waitFor()
}
