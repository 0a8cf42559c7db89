import type { ApplicationDetail, ApplicationRow } from '@zhengji/domain/application/view'
import type { Page as ListPage } from '@zhengji/domain/fields'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { focusName } from '../counter/keyboard.ts'
import { ask, tell } from '../interface/ask.ts'
import type { Scene } from '../interface/scene.ts'

/** Tab until the focus is on something of that name. */
const tabTo = async (page: Page, name: RegExp, key = 'Tab'): Promise<void> => {
  const passed: string[] = []
  for (let press = 0; press < 80; press += 1) {
    const at = await focusName(page)
    if (name.test(at)) return
    passed.push(at)
    await page.keyboard.press(key)
  }
  throw new Error(`no ${name} on the way: ${passed.join(' | ')}`)
}

/** By the list to an application: `/` finds it, arrows move, Enter opens. */
const openFromList = async (page: Page, row: ApplicationRow): Promise<void> => {
  await page.locator('tbody tr').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(row.number ?? '')
  await page.keyboard.press('Enter')
  await page.waitForURL(/search=/)
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: row.enterpriseName }).waitFor()
  await tabTo(page, /^资格审核$/)
  await page.keyboard.press('Enter')
  await page.locator('[data-checkpoint]').first().waitFor()
}

/** List → application → conditions → findings → the other's confirmation → the next one, and no mouse on the way. */
export const officerByKeyboard = async ({ screens: { officer, officer2 }, things: { roundId } }: Scene, url: string): Promise<void> => {
  const withStatus = async (status: string) =>
    (await ask<ListPage<ApplicationRow>>(officer, 'applications.list', { roundId, status: [status] })).rows
  for (const { id, revision } of await withStatus('received')) await tell(officer, 'applications.accept', { applicationId: id, revision })
  const accepted = await withStatus('accepted')
  const findingsOf = async ({ id }: ApplicationRow) =>
    (await ask<ApplicationDetail>(officer, 'applications.get', { applicationId: id })).findings
  const counts = await Promise.all(accepted.map(async (row) => (await findingsOf(row)).length))
  const [one, next] = [accepted[counts.indexOf(0)], accepted[counts.findIndex((count) => count > 0)]]
  if (one === undefined || next === undefined) throw new Error('no application is accepted and new, or none is judged already')

  await officer.goto(`${url}/r/${roundId}/applications`)
  await openFromList(officer, one)
  await tabTo(officer, /应有依据/)
  for (const [index, key] of ['1', '2', '3'].entries()) {
    const here = officer.locator('[data-checkpoint]:focus')
    await here.waitFor()
    await officer.keyboard.press(key)
    const form = officer.getByRole('form', { name: /意见/ })
    await form.waitFor()
    await tabTo(officer, /^说明/)
    await officer.keyboard.type(`键盘所写 ${index + 1}`)
    await officer.keyboard.press('Control+Enter')
    await form.waitFor({ state: 'detached' })
  }
  expect((await findingsOf(one)).map(({ verdict }) => verdict).sort()).toEqual(['doubt', 'met', 'unmet'])

  await officer2.goto(`${url}/r/${roundId}/applications`)
  await openFromList(officer2, one)
  await tabTo(officer2, /应有依据/)
  await officer2.keyboard.press('Space')
  await officer2.keyboard.press('ArrowDown')
  await officer2.keyboard.press('Space')
  await officer2.getByRole('button', { name: '确认选中的意见（2）' }).waitFor()
  await officer2.keyboard.press('Control+Enter')
  await officer2.getByText('已确认 2 条意见。').waitFor()
  expect((await findingsOf(one)).filter(({ confirmedBy }) => confirmedBy !== null)).toHaveLength(2)

  // The way back leads to the list as it was, and on to the next.
  await tabTo(officer2, /^申报列表$/, 'Shift+Tab')
  await officer2.keyboard.press('Enter')
  await officer2.getByRole('heading', { level: 1, name: '申报列表' }).waitFor()
  await openFromList(officer2, next)
  await tabTo(officer2, /应有依据/)
}
