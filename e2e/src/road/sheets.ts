import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { fillWorkbook, type Filling } from '../fill-workbook.ts'
import { readZip } from '../zip.ts'
import { visit } from './review.ts'

/** Issues the sheets and downloads the pack; gives each member's workbook by the member's name, which the file's name carries. */
export const issueSheets = async (page: Page, members: readonly string[]): Promise<ReadonlyMap<string, Buffer>> => {
  await visit(page, '评分表')
  await page.getByRole('button', { name: '签发评分表' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '签发评分表' }).click()
  const link = page.getByRole('link', { name: '下载全部（zip）' }).first()
  await link.waitFor({ timeout: 60_000 })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const pack = await readZip(await readFile(await download.path()))
  return new Map(
    members.map((member) => {
      const found = [...pack].filter(([name]) => name.includes(`-${member}-`))
      const [only] = found
      if (found.length !== 1 || only === undefined) throw new Error(`${found.length} files of ${member}: ${[...pack.keys()].join(', ')}`)
      return [member, only[1]] as const
    }),
  )
}

export interface ReturnedFile {
  readonly name: string
  readonly bytes: Buffer
}

/** As an expert would, offline; every input named must have been found. */
export const fill = async (bytes: Buffer, fillings: readonly Filling[]): Promise<Buffer> => {
  const wanted = fillings
    .flatMap(({ points, rows = {} }) => [...Object.values(points), ...Object.values(rows)])
    .flatMap((row) => Object.keys(row))
  const done = await fillWorkbook(bytes, fillings)
  if (done.filled !== wanted.length) throw new Error(`${done.filled} cells written of ${wanted.length}`)
  return done.bytes
}

/** Hands the returned files in and waits until each has been read. */
export const importFiles = async (page: Page, files: readonly ReturnedFile[]): Promise<void> => {
  await visit(page, '评分表')
  await page.getByRole('link', { name: '收回与导入' }).click()
  await page
    .getByLabel('选择文件')
    .last()
    .setInputFiles(
      files.map(({ name, bytes }) => ({
        name,
        buffer: bytes,
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      })),
    )
  for (const { name } of files) {
    const row = page.getByRole('row').filter({ hasText: name })
    await row.getByText(/已读取，待提交|不能接收/).waitFor({ timeout: 60_000 })
  }
}

/** Opens the cell diff of one file and proposes what it says. */
export const proposeImport = async (page: Page, name: string): Promise<void> => {
  await openImport(page, name)
  await page.getByRole('button', { name: '提交确认' }).click()
  await page.getByText('已提交，等待第二人确认。').first().waitFor()
}

export const openImport = async (page: Page, name: string): Promise<void> => {
  await visit(page, '评分表')
  await page.getByRole('link', { name: '收回与导入' }).click()
  await page.getByRole('link', { name: `核对 ${name}` }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}
