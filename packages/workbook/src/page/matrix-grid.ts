import type { Rubric } from '@zhengji/domain/call/definition'
import type { Locale } from '@zhengji/domain/text'
import { rowKey } from '../keys.ts'
import { draftSheet, type RowBand } from '../xml/worksheet.ts'
import { columnPixels, type Block } from './fit.ts'
import { columnWidths, firstCriterion, groupColumn, keyColumn, pointsColumn, recusalHeight, recusalRow } from './matrix-places.ts'
import { drawClosing, drawColumns, drawGroup, gridRowsOf, type GridRows } from './matrix-rows.ts'
import { words } from './texts.ts'

/** What the cells below the names depend on: not who the applicants are, only how many and from whom the expert is recused. */
export interface GridFacts {
  readonly locale: Locale
  readonly rubric: Rubric
  readonly recused: readonly boolean[]
}

export interface DrawnGrid extends GridRows {
  readonly band: RowBand
  readonly merges: readonly string[]
  /** What stays together on a page. */
  readonly blocks: readonly Block[]
}

/** From the recusal down to the signature. */
export const drawGrid = (facts: GridFacts): DrawnGrid => {
  const { locale, rubric, recused } = facts
  const pixels = columnWidths(recused.length).map(columnPixels)
  const draft = draftSheet(recusalRow)
  draft.set(recusalRow, keyColumn, { style: 'key', value: rowKey.recusal })
  draft.merge(recusalRow, groupColumn, recusalRow, pointsColumn, { style: 'label', value: words(locale).recusalHint })
  draft.height(recusalRow, recusalHeight)
  const rows = gridRowsOf(rubric)
  const blocks = rubric.groups.map((group, index) => drawGroup(draft, locale, group, rows.groups[index]?.from ?? firstCriterion, pixels))
  blocks.push(drawClosing(draft, facts, rows))
  drawColumns(draft, facts, rows)
  return {
    ...rows,
    band: { first: recusalRow, rows: draft.rows },
    merges: draft.merges,
    blocks,
  }
}
