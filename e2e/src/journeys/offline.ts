import type { ExpertRow } from '@zhengji/domain/expert/view'
import type { Page as ListPage } from '@zhengji/domain/fields'
import { expect } from 'vitest'
import { makeDraft } from '../counter/draft.ts'
import { ask } from '../interface/ask.ts'
import type { Scene } from '../interface/scene.ts'

const away = '无法连接服务器，正在自动重试。'

/** A list without its server: what it showed stays, what is asked meanwhile comes by itself once the server is back. */
export const listOffline = async ({ screens: { officer, clerk }, things: { roundId } }: Scene, url: string): Promise<void> => {
  await officer.goto(`${url}/r/${roundId}/applications`)
  const rows = officer.locator('tbody tr')
  await rows.first().waitFor()
  const shown = await rows.count()
  await officer.context().setOffline(true)
  await officer.getByText(away).waitFor()
  expect(await rows.count()).toBe(shown)
  await officer.getByLabel('状态').selectOption({ label: '专家评审' })
  await officer.waitForURL(/status=/)
  // Somebody else goes on working.
  await makeDraft(clerk, '重庆离线云票科技有限公司')
  await officer.context().setOffline(false)
  await officer.getByText(away).waitFor({ state: 'detached', timeout: 20_000 })
  await expect
    .poll(() => rows.allInnerTexts().then((texts) => texts.length > 0 && texts.every((text) => text.includes('专家评审'))), {
      timeout: 20_000,
    })
    .toBe(true)
  await officer.getByRole('button', { name: '重置' }).click()
  await officer.getByText('重庆离线云票科技有限公司').first().waitFor()
}

/** A form without its server: it says that nothing was changed, keeps what was typed, and goes through at the next press. */
export const formOffline = async ({ screens: { officer }, things: { roundId } }: Scene, url: string): Promise<void> => {
  const name = '离线录入的专家'
  const known = async () => (await ask<ListPage<ExpertRow>>(officer, 'experts.list', { roundId, search: name })).rows.length
  await officer.goto(`${url}/r/${roundId}/experts`)
  await officer.getByRole('button', { name: '新增专家' }).click()
  const dialog = officer.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '姓名', exact: true }).fill(name)
  await dialog.getByLabel('专业类别').selectOption({ index: 1 })
  await dialog.getByLabel('电话').fill('13912345678')
  await officer.context().setOffline(true)
  await officer.getByText(away).waitFor()
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText('无法连接服务器，未作任何更改。请检查网络后重试。').waitFor()
  expect(await dialog.getByRole('textbox', { name: '姓名', exact: true }).inputValue()).toBe(name)
  await officer.context().setOffline(false)
  await officer.getByText(away).waitFor({ state: 'detached', timeout: 20_000 })
  expect(await known()).toBe(0)
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(await known()).toBe(1)
}
