import type { Rubric } from '@zhengji/domain/call/definition'
import type { Locale } from '@zhengji/domain/text'
import type { IdentityPart } from '../identity.ts'
import { applicantKey, columnKey, partKey, rowKey } from '../keys.ts'
import { draftSheet, type RowBand, type SheetDraft, type SheetRules } from '../xml/worksheet.ts'
import { columnPixels, textHeight, type Block } from './fit.ts'
import {
  columnWidths,
  earnsColumn,
  firstApplicant,
  firstCriterion,
  groupColumn,
  keyColumn,
  keyRow,
  nameColumn,
  nameRow,
  numberRow,
  pointsColumn,
  recusalRow,
} from './matrix-places.ts'
import { drawClosing, drawColumns, drawGroup, type BodyRows } from './matrix-rows.ts'
import { conditionsOf, validationsOf } from './matrix-rules.ts'
import { words } from './texts.ts'

/** All that the body of a matrix sheet depends on: equal facts give an equal body, which a pack puts into XML once. */
export interface MatrixFacts {
  readonly locale: Locale
  readonly rubric: Rubric
  readonly part: IdentityPart
}

export interface MatrixBody extends BodyRows {
  /** The keys, and everything below the head. */
  readonly bands: readonly [keys: RowBand, rows: RowBand]
  readonly rules: SheetRules
  readonly merges: readonly string[]
  /** Height in points of the applicants' rows, which every page repeats. */
  readonly headHeight: number
  /** What stays together on a page. */
  readonly blocks: readonly Block[]
}

/** Applicants, criteria, totals, remarks, signature: the same for every expert without a recusal. */
export const drawBody = (facts: MatrixFacts): MatrixBody => {
  const { locale, rubric, part } = facts
  const pixels = columnWidths(part.applicants.length).map(columnPixels)
  const keys = draftSheet(keyRow)
  drawKeys(keys, part)
  const draft = draftSheet(numberRow)
  const headHeight = drawApplicants(draft, facts, pixels[firstApplicant - 1] ?? 0)
  const blocks: Block[] = []
  const groups: { from: number; to: number }[] = []
  let row = firstCriterion
  for (const group of rubric.groups) {
    blocks.push(drawGroup(draft, locale, group, row, pixels))
    groups.push({ from: row, to: row + group.criteria.length - 1 })
    row += group.criteria.length + 1
  }
  const rows: BodyRows = { groups, totalRow: row, statusRow: row + 1, commentRow: row + 2, signRow: row + 4 }
  blocks.push(drawClosing(draft, facts, rows))
  drawColumns(draft, facts, rows)
  return {
    ...rows,
    bands: [
      { first: keyRow, rows: keys.rows },
      { first: numberRow, rows: draft.rows },
    ],
    rules: { conditions: conditionsOf(facts, rows), validations: validationsOf(facts, rows) },
    merges: draft.merges,
    headHeight,
    blocks,
  }
}

const drawKeys = (draft: SheetDraft, part: IdentityPart): void => {
  draft.set(keyRow, keyColumn, { style: 'key', value: partKey(part.key) })
  draft.set(keyRow, nameColumn, { style: 'key', value: columnKey.name })
  draft.set(keyRow, earnsColumn, { style: 'key', value: columnKey.earns })
  draft.set(keyRow, pointsColumn, { style: 'key', value: columnKey.points })
  part.applicants.forEach(({ id }, index) => draft.set(keyRow, firstApplicant + index, { style: 'key', value: applicantKey(id) }))
  draft.hide(keyRow)
}

/** Printed smaller, or one long name would take a third of every page. */
const isLong = (name: string): boolean => Array.from(name).length > 24

/** Titles of the columns, numbers and names, recusal. Gives their height in points. */
const drawApplicants = (draft: SheetDraft, { locale, part }: MatrixFacts, pixels: number): number => {
  const word = words(locale)
  for (const [column, value] of [
    [groupColumn, word.group],
    [nameColumn, word.criterion],
    [earnsColumn, word.earns],
    [pointsColumn, word.points],
  ] as const)
    draft.merge(numberRow, column, nameRow, column, { style: 'head', value })
  draft.set(numberRow, keyColumn, { style: 'key', value: rowKey.number })
  draft.set(nameRow, keyColumn, { style: 'key', value: rowKey.name })
  draft.set(recusalRow, keyColumn, { style: 'key', value: rowKey.recusal })
  draft.merge(recusalRow, groupColumn, recusalRow, pointsColumn, { style: 'label', value: word.recusalHint })
  part.applicants.forEach((applicant, index) => {
    const column = firstApplicant + index
    draft.set(numberRow, column, { style: 'number', value: applicant.number })
    draft.set(nameRow, column, { style: isLong(applicant.name) ? 'nameLong' : 'name', value: applicant.name })
  })
  const heights = [
    [numberRow, Math.max(18, ...part.applicants.map(({ number }) => textHeight(number, 9, pixels)))],
    [nameRow, Math.max(32, ...part.applicants.map(({ name }) => textHeight(name, isLong(name) ? 7.5 : 9, pixels)))],
    [recusalRow, 20],
  ] as const
  for (const [row, height] of heights) draft.height(row, height)
  return heights.reduce((sum, [, height]) => sum + height, 0)
}
