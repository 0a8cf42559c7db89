import type { Page } from 'playwright-core'
import { visit } from './review.ts'

export interface Criterion {
  readonly name: string
  readonly points: number
  readonly objective: boolean
}

/** What the panel will score, read off the page, by the role's name. */
export const readRubrics = async (page: Page): Promise<ReadonlyMap<string, readonly Criterion[]>> => {
  await visit(page, '评审细则')
  await page.getByText('评审要点').first().waitFor()
  const rubrics = new Map<string, Criterion[]>()
  for (const table of await page.locator('table').filter({ hasText: '评审要点' }).all()) {
    const role = (await table.locator('caption').innerText()).trim()
    const rows = await table.locator('tbody tr').all()
    const criteria = await Promise.all(
      rows.map(async (row) => {
        const [name = '', points = '', kind = ''] = await row.locator('td').allInnerTexts()
        return { name: name.trim(), points: Number(points), objective: kind.trim() === '客观' }
      }),
    )
    rubrics.set(role, criteria)
  }
  return rubrics
}

/** The officer proposes the preset rubric as it stands. */
export const proposeRubric = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '按此方案提交审批' }).click()
  await reason(page, '采用预设方案，供演练使用')
  await page.getByText('细则已提交，等待审批。').waitFor()
}

/** Fills and sends the dialog that asks for a reason. */
export const reason = async (page: Page, text: string): Promise<void> => {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill(text)
  await dialog.getByRole('button', { name: '确定' }).click()
}

/** The second person approves what the page that is open shows. */
export const approve = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '批准', exact: true }).click()
  await page.getByText('已批准。').first().waitFor()
}

/** Draws a panel; an even size is refused in words before anything is sent. Returns the members' names. */
export const drawPanel = async (page: Page): Promise<readonly string[]> => {
  await visit(page, '评审专家组')
  await page.getByLabel('专家组人数').fill('6')
  await page.getByText(/单数/).filter({ hasText: '6' }).first().waitFor()
  await page.getByLabel('专家组人数').fill('7')
  await page.getByRole('button', { name: '随机抽取' }).click()
  await page.getByText('专家组符合组成要求。').waitFor()
  const members = page.locator('tr.member')
  return members.locator('th').allInnerTexts()
}

/** One member declares a conflict; returns every pair of the page's table, the ones found by rule included: `expert · enterprise`. */
export const declareRecusal = async (page: Page, expert: string, enterprise: string): Promise<ReadonlySet<string>> => {
  await page.getByRole('button', { name: '登记回避' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('专家').selectOption({ label: expert })
  const options = await dialog.getByLabel('申报单位').locator('option').allInnerTexts()
  const label = options.find((option) => option.includes(enterprise))
  if (label === undefined) throw new Error(`${enterprise} is not among ${options.join(', ')}`)
  await dialog.getByLabel('申报单位').selectOption({ label: label.trim() })
  await dialog.getByLabel('原因').or(dialog.getByLabel('理由')).first().fill('两年前曾任该企业技术顾问')
  await dialog.getByRole('button', { name: '确定' }).click()
  await page.getByText('已登记回避。').waitFor()
  const rows = page
    .locator('table')
    .filter({ hasText: '系统比对' })
    .or(page.locator('table').filter({ hasText: '申明回避' }))
    .last()
  await rows.getByText(expert).first().waitFor()
  const pairs = await Promise.all(
    (await rows.locator('tbody tr').all()).map(async (row) => (await row.locator('th, td').allInnerTexts()).map((text) => text.trim())),
  )
  return new Set(pairs.map(([name = '', application = '']) => `${name} · ${/\S+-\d{4}/.exec(application)?.[0] ?? application}`))
}
