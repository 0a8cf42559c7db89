import { criteriaOf } from '@zhengji/domain/score/total'
import { formatUnits } from '@zhengji/domain/score/units'
import { columnPixels, textHeight } from '../page/fit.ts'
import { absolute, quoteSheet } from '../xml/address.ts'
import type { SheetDraft } from '../xml/worksheet.ts'
import type { RecomputedRole } from './data.ts'
import { criterionKey, groupKey, pairKey, rawKey, rawPart } from './keys.ts'
import { keyColumn, keyRow } from './sheet.ts'
import type { Words } from './words.ts'

/** Where the other sheets find the raw scores of one role: 1-based rows and columns. */
export interface RawPlaces {
  readonly sheet: string
  /** Units per point, as an absolute reference with the sheet's name. */
  readonly steps: string
  readonly stateColumn: number
  readonly criterionColumn: ReadonlyMap<string, number>
  readonly totalColumn: number
  readonly unitsColumn: number
  readonly beyondColumn: number
  readonly groupColumn: ReadonlyMap<string, number>
  /** Units of valid rows per criterion; only where the extremes of each criterion are dropped. */
  readonly countedColumn: ReadonlyMap<string, number>
  readonly lastColumn: number
  readonly rowOf: (applicationId: string, expertId: string) => number
  /** First and last row of an applicant's block. */
  readonly blockOf: (applicationId: string) => readonly [number, number]
}

const titleRow = 2
const noteRow = 3
export const groupRow = 4
const nameRow = 5
export const fullRow = 6
export const firstRow = 7
export const plainColumns = ['number', 'name', 'expert', 'sheet', 'recused', 'replaced', 'state'] as const
export const firstCriterion = keyColumn + plainColumns.length + 1
export const rawWidths = { number: 21, name: 26, expert: 10, sheet: 23, recused: 6, replaced: 6, state: 8, criterion: 8, derived: 11 }
/** Units per point, for the formulas of this sheet. */
export const localSteps = absolute(noteRow, keyColumn + 2)

/** Units as the panel reads them. */
export const pointsOf = (units: number, stepsPerPoint: number): number => Number(formatUnits(units, stepsPerPoint))

/** Whether each criterion loses its own extremes, so that its sum has to be shown by itself. */
export const trimsCriteria = ({ aggregation }: RecomputedRole['input']): boolean =>
  aggregation.method === 'trimmed-mean' && aggregation.scope === 'criterion'

/** Applicants in the order of their numbers, as the result has them before ranking. */
export const applicantsInOrder = ({ applicants }: RecomputedRole['input']) =>
  [...applicants].sort((a, b) => (a.number === b.number ? (a.id < b.id ? -1 : 1) : a.number < b.number ? -1 : 1))

export const rawPlaces = ({ input }: RecomputedRole, sheet: string): RawPlaces => {
  const criteria = criteriaOf(input.rubric)
  const { groups } = input.rubric
  const totalColumn = firstCriterion + criteria.length
  const firstGroup = totalColumn + 3
  const firstCounted = firstGroup + groups.length
  const counted = trimsCriteria(input) ? criteria : []
  const rows = new Map<string, number>()
  const blocks = new Map<string, readonly [number, number]>()
  const size = input.experts.length
  applicantsInOrder(input).forEach(({ id }, index) => {
    const first = firstRow + index * size
    blocks.set(id, [first, first + size - 1])
    input.experts.forEach((expert, offset) => rows.set(pairKey(id, expert.id), first + offset))
  })
  return {
    sheet,
    steps: `${quoteSheet(sheet)}!${localSteps}`,
    stateColumn: keyColumn + plainColumns.length,
    criterionColumn: new Map(criteria.map(({ id }, index) => [id, firstCriterion + index])),
    totalColumn,
    unitsColumn: totalColumn + 1,
    beyondColumn: totalColumn + 2,
    groupColumn: new Map(groups.map(({ id }, index) => [id, firstGroup + index])),
    countedColumn: new Map(counted.map(({ id }, index) => [id, firstCounted + index])),
    lastColumn: firstCounted + counted.length - 1,
    // Every pair of the input has its row.
    rowOf: (applicationId, expertId) => rows.get(pairKey(applicationId, expertId)) ?? 0,
    blockOf: (applicationId) => blocks.get(applicationId) ?? [0, 0],
  }
}

/** Title, units per point, and groups over criteria over full marks. */
export const drawRawHead = (draft: SheetDraft, role: RecomputedRole, places: RawPlaces, word: Words): void => {
  const { rubric } = role.input
  const head = (column: number, key: string, value: string) => {
    if (key !== '') draft.set(keyRow, column, { style: 'key', value: key })
    draft.merge(groupRow, column, fullRow, column, { style: 'head', value })
  }
  const rowKeys = { [keyRow]: rawPart(rubric.role), [noteRow]: rawKey.steps, [groupRow]: rawKey.groups, [fullRow]: rawKey.full }
  for (const [row, value] of Object.entries(rowKeys)) draft.set(Number(row), keyColumn, { style: 'key', value })
  draft.merge(titleRow, 2, titleRow, places.totalColumn, { style: 'title', value: places.sheet })
  draft.height(titleRow, 26)
  draft.set(noteRow, 2, { style: 'head', value: word.steps })
  draft.set(noteRow, 3, { style: 'cellCentre', value: rubric.stepsPerPoint })
  draft.merge(noteRow, 4, noteRow, places.totalColumn, { style: 'line', value: word.rawNote })
  draft.height(noteRow, 20)
  const titles = {
    number: word.number,
    name: word.enterprise,
    expert: word.expert,
    sheet: word.sheetNumber,
    recused: word.recused,
    replaced: word.replaced,
    state: word.state,
  }
  plainColumns.forEach((name, index) => head(keyColumn + 1 + index, rawKey[name], titles[name]))
  for (const group of rubric.groups) {
    const columns = group.criteria.map(({ id }) => places.criterionColumn.get(id) ?? 0)
    draft.merge(groupRow, columns[0] ?? 0, groupRow, columns.at(-1) ?? 0, { style: 'head', value: word.pick(group.name) })
    group.criteria.forEach((criterion, index) => {
      const column = columns[index] ?? 0
      draft.set(keyRow, column, { style: 'key', value: criterionKey(group.id, criterion.id, criterion.kind) })
      draft.set(nameRow, column, { style: 'head', value: word.pick(criterion.name) })
      draft.set(fullRow, column, { style: 'head', value: criterion.points })
      const counted = places.countedColumn.get(criterion.id)
      if (counted !== undefined) head(counted, '', word.countedUnits(word.pick(criterion.name)))
    })
    head(places.groupColumn.get(group.id) ?? 0, groupKey(group.id), word.groupUnits(word.pick(group.name)))
  }
  head(places.totalColumn, rawKey.total, word.total)
  head(places.unitsColumn, rawKey.units, word.units)
  head(places.beyondColumn, '', word.beyond)
  const tallest = Math.max(...criteriaOf(rubric).map(({ name }) => textHeight(word.pick(name), 10, columnPixels(rawWidths.criterion))))
  // Short groups wrap their name over a single narrow column.
  const tallestGroup = rubric.groups.map(({ name, criteria }) =>
    textHeight(word.pick(name), 10, columnPixels(rawWidths.criterion) * criteria.length),
  )
  draft.height(groupRow, Math.max(22, ...tallestGroup))
  draft.height(nameRow, Math.max(40, tallest))
  draft.height(fullRow, 20)
}
