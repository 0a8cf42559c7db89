import { readFile, writeFile } from 'node:fs/promises'
import { styleBook } from '@zhengji/workbook/page/styles'
import { repack, unpack } from '@zhengji/workbook/testing/fill'

/** Rows 1 to 8 are the head; the recusal in row 8 stays empty. */
const headRows = 8

/** Fills every open cell of a workbook as an expert would: a score in each, a remark for each applicant. */
export const fillIn = async (from: string, to: string): Promise<void> => {
  const { cell } = styleBook
  const parts = await unpack(await readFile(from))
  const score = new RegExp(`<c r="([A-Z]+)(\\d+)" s="${cell.input}"/>`, 'g')
  const remark = new RegExp(`<c r="([A-Z]+\\d+)" s="${cell.inputText}"/>`, 'g')
  let next = 0
  for (const [name, xml] of parts)
    parts.set(
      name,
      xml
        .replace(score, (empty, column: string, row: string) => {
          next += 1
          return Number(row) <= headRows ? empty : `<c r="${column}${row}" s="${cell.input}"><v>${(next % 11) / 2}</v></c>`
        })
        .replace(
          remark,
          (_, at: string) => `<c r="${at}" s="${cell.inputText}" t="inlineStr"><is><t>方案完整，建议补充应急预案</t></is></c>`,
        ),
    )
  await writeFile(to, repack(parts))
}
