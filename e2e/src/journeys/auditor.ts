import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Scene } from '../interface/scene.ts'
import { readZip } from '../zip.ts'

const download = async (page: Page, press: () => Promise<void>): Promise<Buffer> => {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return readFile(await file.path())
}

/** A suspicion: from the result to a score, to its cell, to the file that brought it, to the people who handed it in and let it through. */
export const suspicionJourney = async ({ screens: { auditor }, things: { roundId } }: Scene, url: string): Promise<void> => {
  await auditor.goto(`${url}/r/${roundId}/results`)
  await auditor.getByRole('link', { name: '查看评分', exact: true }).first().click()
  await auditor.getByRole('heading', { level: 1, name: '评分', exact: true }).waitFor()
  const cell = auditor.getByRole('button', { name: /^查看 .+ 对 .+ 的评分/ }).first()
  const [, expert = '', applicant = ''] = /^查看 (.+) 对 (.+) 的评分/.exec((await cell.getAttribute('aria-label')) ?? '') ?? []
  // An enterprise may have applied for both roles, whose criteria share names: the number tells which.
  const number = /\S+-\d{4}/.exec(await auditor.locator('tbody tr').filter({ has: cell }).first().innerText())?.[0] ?? 'no number'
  await cell.click()
  const dialog = auditor.getByRole('dialog', { name: `${expert} 对 ${applicant} 的评分` })
  const criterion = dialog.locator('tbody tr').first()
  const name = (await criterion.getByRole('rowheader').innerText()).trim()
  const points = (await criterion.getByRole('cell').last().innerText()).trim()
  await dialog
    .getByRole('link', { name: /确认入库的文件$/ })
    .first()
    .click()

  await auditor.getByRole('heading', { level: 1, name: `${expert}.xlsx` }).waitFor()
  const table = auditor.getByRole('table').filter({ hasText: number }).filter({ hasText: name })
  const at = (await table.locator('thead th').allInnerTexts()).findIndex((head) => head.includes(number))
  const read = await table.locator('tbody tr').filter({ hasText: name }).first().locator('th, td').nth(at).innerText()
  expect(/[\d.]+/.exec(read)?.[0]).toBe(points)
  // Handed in by an officer, confirmed by the approver.
  await auditor.getByText(/李川/).first().waitFor()
  await auditor.getByText(/何峰 于 .+ 办理/).waitFor()
  const workbook = await download(auditor, () => auditor.getByRole('link', { name: '下载原文件' }).click())
  expect([...(await readZip(workbook)).keys()]).toContain('xl/workbook.xml')
}

/** The trail: filtered by what and by whom, one entry with before and after, the chain, the list to take along. */
export const trailJourney = async ({ screens: { auditor } }: Scene, url: string): Promise<void> => {
  await auditor.goto(`${url}/audit`)
  const rows = auditor.locator('tbody tr')
  await auditor.getByLabel('事项').selectOption({ label: '提议与审批（全部）' })
  await auditor.waitForURL(/action=/)
  await auditor.getByLabel('对象、操作人、编号或理由').fill('何峰')
  await auditor.keyboard.press('Enter')
  await auditor.waitForURL(/search=/)
  await expect.poll(() => rows.allInnerTexts().then((texts) => texts.length > 0 && texts.every((text) => text.includes('何峰')))).toBe(true)
  await rows.first().getByRole('button', { name: /^查看/ }).click()
  const entry = auditor.getByRole('dialog', { name: /^日志第 \d+ 条$/ })
  await entry.getByText('链上摘要（SHA-256）').waitFor()
  await entry.getByRole('columnheader', { name: '变更前' }).waitFor()
  await entry.getByRole('button', { name: '只看此对象' }).click()
  await auditor.waitForURL(/subject=/)
  await auditor.getByText('只看一个对象的日志').waitFor()
  await auditor.getByRole('button', { name: '导出 Excel' }).first().click()
  const dialog = auditor.getByRole('dialog', { name: '导出 Excel' })
  const list = await download(auditor, () => dialog.getByRole('button', { name: '导出 Excel' }).click())
  expect([...(await readZip(list)).keys()]).toContain('xl/workbook.xml')
  await auditor.getByRole('button', { name: '核验日志链' }).click()
  await auditor.getByText(/逐条重算 \d+ 条，全部吻合/).waitFor()
}

/** What would change something, in the words of the pages. */
const acts =
  /^(批准|退回|受理|不予受理|提交|提议|签发|随机抽取|登记|新增|新建|汇总计算|重新计算|更正|作废|重新签发|添加扫描件|更换|撤回|启动|群发|填写意见|符合|不符合|存疑)/

/** Sees every page of the round, and on none of them anything that changes something. */
export const onlooker = async ({ screens: { auditor }, things }: Scene, url: string): Promise<void> => {
  const { roundId, judged, accepted, sheetId, importId, caseId, proposalId } = things
  const places = [
    'dashboard',
    'applications',
    `applications/${accepted}/materials`,
    `applications/${accepted}/conditions`,
    `applications/${judged}/timeline`,
    'enterprises',
    'late',
    'experts',
    'rubric',
    'panel',
    'sheets',
    `sheets/${sheetId}`,
    `sheets/imports/${importId}`,
    'scores',
    `scores/cases/${caseId}`,
    'results',
    'reminders',
    `approvals/${proposalId}`,
  ]
  const found: string[] = []
  for (const place of places) {
    await auditor.goto(`${url}/r/${roundId}/${place}`)
    await auditor.getByRole('heading', { level: 1 }).first().waitFor()
    await auditor.waitForFunction(() => document.querySelector('.loading, [aria-busy="true"]') === null)
    if (!auditor.url().includes(place)) found.push(`${place}: led to ${auditor.url()}`)
    const names = await auditor.locator('main button:visible').allInnerTexts()
    found.push(...names.filter((name) => acts.test(name.trim())).map((name) => `${place}: ${name}`))
  }
  expect(found).toEqual([])
}
