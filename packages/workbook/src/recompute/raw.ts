import { criteriaOf, totalUnits } from '@zhengji/domain/score/total'
import { columnPixels, textHeight } from '../page/fit.ts'
import { address, columnLetters } from '../xml/address.ts'
import { draftSheet, type SheetModel } from '../xml/worksheet.ts'
import type { RecomputedRole } from './data.ts'
import { pairKey } from './keys.ts'
import {
  applicantsInOrder,
  drawRawHead,
  firstCriterion,
  firstRow,
  fullRow,
  groupRow,
  localSteps,
  plainColumns,
  pointsOf,
  rawPlaces,
  rawWidths,
  type RawPlaces,
} from './raw-head.ts'
import { keyColumn, quoted, recomputationSheet } from './sheet.ts'
import type { Words } from './words.ts'

/** 原始得分: a row per applicant and expert, with what counts of it by formula. */
export const rawSheet = (role: RecomputedRole, sheet: string, footer: string, word: Words): { model: SheetModel; places: RawPlaces } => {
  const { input } = role
  const { rubric, experts } = input
  const draft = draftSheet()
  const places = rawPlaces(role, sheet)
  drawRawHead(draft, role, places, word)
  const criteria = criteriaOf(rubric)
  const pairs = (list: readonly { readonly expertId: string; readonly applicationId: string }[]) =>
    new Set(list.map(({ expertId, applicationId }) => pairKey(applicationId, expertId)))
  const recused = pairs(input.recused)
  const replaced = pairs(input.replacements)
  const [from, to] = [columnLetters(firstCriterion), columnLetters(firstCriterion + criteria.length - 1)]
  const fullMarks = `${from}$${fullRow}:${to}$${fullRow}`
  const columnOf = (name: (typeof plainColumns)[number]) => keyColumn + 1 + plainColumns.indexOf(name)

  const drawRow = (
    applicant: { readonly id: string; readonly number: string; readonly name: string },
    expert: (typeof experts)[number],
  ) => {
    const row = places.rowOf(applicant.id, expert.id)
    const pair = pairKey(applicant.id, expert.id)
    const units = input.scores[expert.id]?.[applicant.id] ?? {}
    const total = recused.has(pair) ? null : totalUnits(rubric, units).total
    const counts = total !== null
    const set = (column: number, style: 'cell' | 'cellCentre' | 'total' | 'closed', value: string | number, formula?: string) =>
      draft.set(row, column, { style, value, ...(formula === undefined ? {} : { formula }) })
    const given = `${from}${row}:${to}${row}`
    const ifValid = (formula: string) => `IF($${address(row, places.stateColumn)}=${quoted(word.valid)},${formula},"")`

    draft.set(row, keyColumn, { style: 'key', value: pair })
    set(columnOf('number'), 'cell', applicant.number)
    set(columnOf('name'), 'cell', applicant.name)
    set(columnOf('expert'), 'cell', expert.name)
    set(columnOf('sheet'), 'cell', role.sheetNumbers[expert.id] ?? '')
    set(columnOf('recused'), 'cellCentre', recused.has(pair) ? word.yes : '')
    set(columnOf('replaced'), 'cellCentre', replaced.has(pair) ? word.yes : '')
    set(
      places.stateColumn,
      counts ? 'cellCentre' : 'closed',
      recused.has(pair) ? word.recused : counts ? word.valid : word.incomplete,
      `IF(${address(row, columnOf('recused'))}=${quoted(word.yes)},${quoted(word.recused)},IF(COUNT(${given})=COUNT(${fullMarks}),${quoted(word.valid)},${quoted(word.incomplete)}))`,
    )
    for (const { id } of criteria) {
      const value = units[id]
      set(
        places.criterionColumn.get(id) ?? 0,
        counts ? 'cellCentre' : 'closed',
        value === undefined ? '' : pointsOf(value, rubric.stepsPerPoint),
      )
    }
    const points = total === null ? '' : pointsOf(total, rubric.stepsPerPoint)
    set(places.totalColumn, 'total', points, ifValid(`${address(row, places.unitsColumn)}/${localSteps}`))
    set(places.unitsColumn, 'cellCentre', total ?? '', ifValid(`ROUND(SUM(${given})*${localSteps},0)`))
    set(places.beyondColumn, 'cellCentre', 0, `SUMPRODUCT(--(${given}>${fullMarks}))`)
    for (const group of rubric.groups) {
      const ids = group.criteria.map(({ id }) => id)
      const [first, last] = [ids[0], ids.at(-1)].map((id) => address(row, places.criterionColumn.get(id ?? '') ?? 0))
      const sum = counts ? ids.reduce((all, id) => all + (units[id] ?? 0), 0) : ''
      set(places.groupColumn.get(group.id) ?? 0, 'cellCentre', sum, ifValid(`ROUND(SUM(${first}:${last})*${localSteps},0)`))
    }
    for (const [id, column] of places.countedColumn) {
      const cell = address(row, places.criterionColumn.get(id) ?? 0)
      set(column, 'cellCentre', counts ? (units[id] ?? 0) : '', ifValid(`ROUND(${cell}*${localSteps},0)`))
    }
    draft.height(row, Math.max(18, textHeight(applicant.name, 10, columnPixels(rawWidths.name))))
  }

  const applicants = applicantsInOrder(input)
  for (const applicant of applicants) for (const expert of experts) drawRow(applicant, expert)
  const model = recomputationSheet(draft, {
    name: sheet,
    widths: [
      ...plainColumns.map((name) => rawWidths[name]),
      ...criteria.map(() => rawWidths.criterion),
      ...Array.from({ length: places.lastColumn - places.totalColumn + 1 }, () => rawWidths.derived),
    ],
    footer,
    frozen: { rows: fullRow, columns: columnOf('expert') },
    titles: [groupRow, fullRow],
    printed: { row: firstRow + applicants.length * experts.length - 1, column: places.totalColumn },
  })
  return { model, places }
}
