import { columnPixels, textHeight } from '../page/fit.ts'
import { localDateTime } from '../page/time.ts'
import { draftSheet, type SheetModel } from '../xml/worksheet.ts'
import type { Recomputation } from './data.ts'
import { bookMark } from './keys.ts'
import { keyColumn, keyRow, quoted, recomputationSheet } from './sheet.ts'
import type { Words } from './words.ts'

const widths = [20, 90] as const

/** 说明: what this is, where it comes from, and one cell that says whether everything agrees. */
export const coverSheet = (data: Recomputation, checks: readonly string[], sheet: string, footer: string, word: Words): SheetModel => {
  const draft = draftSheet()
  draft.set(keyRow, keyColumn, { style: 'key', value: bookMark })
  draft.set(keyRow, keyColumn + 1, { style: 'key', value: `locale:${data.locale}` })
  let row = 2
  const line = (style: 'title' | 'rehearsalLine' | 'plain', value: string, points: number) => {
    draft.merge(row, 2, row, 3, { style, value })
    draft.height(row, textHeight(value, points, columnPixels(widths[0] + widths[1])) + 4)
    row += 1
  }
  const fact = (label: string, value: string, key = '') => {
    if (key !== '') draft.set(row, keyColumn, { style: 'key', value: key })
    draft.set(row, 2, { style: 'head', value: label })
    draft.set(row, 3, { style: 'cell', value })
    draft.height(row, Math.max(20, textHeight(value, 10, columnPixels(widths[1])) + 4))
    row += 1
  }
  if (data.rehearsal) line('rehearsalLine', word.rehearsal, 12)
  line('title', word.title, 16)
  fact(word.call, data.callTitle)
  fact(word.round, data.roundName)
  fact(word.run, word.runOf(data.version, localDateTime(data.computedAt, data.timeZone)), `run:${data.runId}`)
  fact(word.inputHash, data.inputHash, 'input-hash')
  fact(word.rubric, word.rubricOf(data.rubricVersion, data.rubricHash))
  fact(word.seed, data.tieSeed, 'seed')
  draft.set(row, 2, { style: 'head', value: word.overall })
  const differing = checks.map((range) => `COUNTIF(${range},${quoted(word.differs)})`).join('+') || '0'
  draft.set(row, 3, {
    style: 'total',
    formula: `IF(${differing}=0,${quoted(word.allEqual)},${quoted(word.someDiffer)})`,
    value: word.allEqual,
  })
  draft.height(row, 24)
  row += 2
  word.purpose.forEach((text) => line('plain', text, 10))
  return { ...recomputationSheet(draft, { name: sheet, widths, footer, frozen: { rows: 0, columns: 0 }, titles: null }), landscape: false }
}
