import type { CriterionGroup, Rubric } from '@zhengji/domain/call/definition'
import type { Locale } from '@zhengji/domain/text'
import { criterionKey, rowKey } from '../keys.ts'
import { address, columnLetters } from '../xml/address.ts'
import type { SharedFormula, SheetDraft } from '../xml/worksheet.ts'
import { textHeight, type Block } from './fit.ts'
import type { GridFacts } from './matrix-grid.ts'
import {
  earnsColumn,
  firstApplicant,
  firstCriterion,
  groupColumn,
  keyColumn,
  nameColumn,
  pointsColumn,
  recusalRow,
} from './matrix-places.ts'
import { words } from './texts.ts'

/** Where the rows of a grid stand. A group's subtotal is the row after its last criterion. */
export interface GridRows {
  readonly groups: readonly { readonly from: number; readonly to: number }[]
  readonly totalRow: number
  readonly statusRow: number
  readonly commentRow: number
  readonly signRow: number
}

/** Groups one below the other, each followed by its subtotal; then totals, remarks and, after a gap, the signature. */
export const gridRowsOf = (rubric: Rubric): GridRows => {
  let row = firstCriterion
  const groups = rubric.groups.map(({ criteria }) => {
    const from = row
    row += criteria.length + 1
    return { from, to: row - 2 }
  })
  return { groups, totalRow: row, statusRow: row + 1, commentRow: row + 2, signRow: row + 4 }
}

export const criterionRowsOf = ({ groups }: GridRows): number[] =>
  groups.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index))

const subtotalHeight = 18

/** The criteria of a group from `from` on, with the labels of their subtotal. */
export const drawGroup = (draft: SheetDraft, locale: Locale, group: CriterionGroup, from: number, pixels: readonly number[]): Block => {
  const word = words(locale)
  const heights = groupHeights(group, locale, pixels)
  const block = group.criteria.map((criterion, index) => {
    const row = from + index
    const height = heights[index] ?? 24
    draft.set(row, keyColumn, { style: 'key', value: criterionKey(criterion.id) })
    draft.set(row, nameColumn, { style: 'criterion', value: criterion.name[locale] })
    draft.set(row, earnsColumn, { style: 'earns', value: criterion.earns[locale] })
    draft.set(row, pointsColumn, { style: 'points', value: criterion.points })
    draft.height(row, height)
    return { row, height }
  })
  const subtotal = from + group.criteria.length
  draft.merge(subtotal, nameColumn, subtotal, earnsColumn, { style: 'subtotal', value: word.subtotal })
  draft.set(subtotal, pointsColumn, { style: 'subtotal', value: group.points })
  draft.height(subtotal, subtotalHeight)
  draft.merge(from, groupColumn, subtotal, groupColumn, {
    style: 'group',
    value: `${group.name[locale]}\n${word.groupPoints(group.points)}`,
  })
  return [...block, { row: subtotal, height: subtotalHeight }]
}

/** Rows high enough for their texts, and together for the name of the group beside them. */
const groupHeights = (group: CriterionGroup, locale: Locale, pixels: readonly number[]): number[] => {
  const heights = group.criteria.map((criterion) =>
    Math.max(24, textHeight(criterion.name[locale], 10, pixels[2] ?? 0), textHeight(criterion.earns[locale], 9, pixels[3] ?? 0)),
  )
  const needed = textHeight(group.name[locale], 9, pixels[1] ?? 0) + 18
  const lacking = needed - subtotalHeight - heights.reduce((sum, height) => sum + height, 0)
  return lacking > 0 ? heights.map((height) => height + lacking / heights.length) : heights
}

/** Labels of total, state and remarks, and the line to sign on. */
export const drawClosing = (draft: SheetDraft, { locale, rubric }: GridFacts, rows: GridRows): Block => {
  const word = words(locale)
  const { totalRow, statusRow, commentRow, signRow } = rows
  draft.merge(totalRow, groupColumn, totalRow, earnsColumn, { style: 'total', value: word.total })
  draft.set(totalRow, pointsColumn, { style: 'total', value: rubric.totalPoints })
  draft.set(totalRow, keyColumn, { style: 'key', value: rowKey.total })
  draft.merge(statusRow, groupColumn, statusRow, pointsColumn, { style: 'label', value: word.status })
  draft.merge(commentRow, groupColumn, commentRow, pointsColumn, { style: 'label', value: word.comment })
  draft.set(commentRow, keyColumn, { style: 'key', value: rowKey.comment })
  draft.merge(signRow, groupColumn, signRow, pointsColumn, { style: 'sign', value: word.sign })
  const block = [
    { row: totalRow, height: 22 },
    { row: statusRow, height: 20 },
    { row: commentRow, height: 150 },
    { row: signRow - 1, height: 12 },
    { row: signRow, height: 30 },
  ]
  for (const { row, height } of block) draft.height(row, height)
  return block
}

const open = { score: { style: 'input' }, remark: { style: 'inputText' } } as const

/** Each applicant's column: inputs, or closed where the expert is recused, and the formulas below them. */
export const drawColumns = (draft: SheetDraft, { locale, recused: closedColumns }: GridFacts, rows: GridRows): void => {
  const word = words(locale)
  const { groups, totalRow, statusRow, commentRow } = rows
  const criterionRows = criterionRowsOf(rows)
  const inputRows = [recusalRow, ...criterionRows, commentRow]
  const lastColumn = firstApplicant + closedColumns.length - 1
  const shared = (row: number, id: number): { shared?: SharedFormula } =>
    closedColumns.length > 1 ? { shared: { id, range: `${address(row, firstApplicant)}:${address(row, lastColumn)}` } } : {}
  // One object for many cells.
  const closed = { head: { style: 'closed', value: word.yes }, cell: { style: 'closed', value: '—' } } as const
  closedColumns.forEach((isClosed, index) => {
    const column = firstApplicant + index
    const letter = columnLetters(column)
    const filled = `COUNT(${groups.map(({ from, to }) => `${letter}${from}:${letter}${to}`).join(',')})`
    const recused = `${letter}$${recusalRow}="${word.yes}"`
    const missing = `"${word.missing} "&(${criterionRows.length}-${filled})&" ${word.missingUnit}"`
    groups.forEach(({ from, to }, group) => {
      const range = `${letter}${from}:${letter}${to}`
      draft.set(to + 1, column, {
        style: 'subtotal',
        formula: `IF(COUNT(${range})=0,"",SUM(${range}))`,
        value: '',
        ...shared(to + 1, group),
      })
    })
    draft.set(totalRow, column, {
      style: 'total',
      formula: `IF(${recused},"${word.recused}",IF(${filled}=0,"",SUM(${groups.map(({ to }) => `${letter}${to + 1}`).join(',')})))`,
      value: isClosed ? word.recused : '',
      ...shared(totalRow, groups.length),
    })
    draft.set(statusRow, column, {
      style: 'cellCentre',
      formula: `IF(${recused},"${word.recused}",IF(${filled}=${criterionRows.length},"${word.complete}",${missing}))`,
      value: isClosed ? word.recused : `${word.missing} ${criterionRows.length} ${word.missingUnit}`,
      ...shared(statusRow, groups.length + 1),
    })
    for (const row of inputRows)
      if (isClosed) draft.set(row, column, row === recusalRow ? closed.head : closed.cell)
      else draft.set(row, column, row === commentRow ? open.remark : open.score)
  })
}
