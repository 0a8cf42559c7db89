import { criteriaOf, totalUnits } from '@zhengji/domain/score/total'
import { formatUnits } from '@zhengji/domain/score/units'
import { columnPixels, textHeight } from '../page/fit.ts'
import { absolute, address, columnLetters, quoteSheet } from '../xml/address.ts'
import { draftSheet, type SheetDraft, type SheetModel } from '../xml/worksheet.ts'
import type { RecomputedRole } from './data.ts'
import { criterionKey, groupKey, pairKey, rawKey, rawPart } from './keys.ts'
import { keyColumn, keyRow, quoted, recomputationSheet } from './sheet.ts'
import type { Words } from './words.ts'

/** Where the other sheets find the raw scores of one role: 1-based rows and columns. */
export interface RawPlaces {
  readonly sheet: string
  /** Units per point, as an absolute reference with the sheet's name. */
  readonly steps: string
  readonly stateColumn: number
  readonly unitsColumn: number
  readonly criterionColumn: ReadonlyMap<string, number>
  readonly groupColumn: ReadonlyMap<string, number>
  /** Units of valid rows per criterion; only where the extremes of each criterion are dropped. */
  readonly countedColumn: ReadonlyMap<string, number> | null
  readonly rowOf: (applicationId: string, expertId: string) => number
  /** First and last row of an applicant's block. */
  readonly blockOf: (applicationId: string) => readonly [number, number]
}

const titleRow = 2
const noteRow = 3
const groupRow = 4
const nameRow = 5
const fullRow = 6
const firstRow = 7
const plainColumns = ['number', 'name', 'expert', 'sheet', 'recused', 'replaced', 'state'] as const
const firstCriterion = keyColumn + plainColumns.length + 1
const widths = { number: 17, name: 26, expert: 10, sheet: 20, recused: 6, replaced: 6, state: 8, criterion: 8, units: 11 }

/** Numbers as the panel reads them: exact, because a step is a decimal fraction. */
export const pointsOf = (units: number, stepsPerPoint: number): number => Number(formatUnits(units, stepsPerPoint))

/** Whether each criterion loses its own extremes, so that its sum has to be shown by itself. */
export const trimsCriteria = ({ aggregation }: RecomputedRole['input']): boolean =>
  aggregation.method === 'trimmed-mean' && aggregation.scope === 'criterion'

/** Applicants in the order of their numbers, as the result has them before ranking. */
export const applicantsInOrder = ({ applicants }: RecomputedRole['input']) =>
  [...applicants].sort((a, b) => (a.number === b.number ? (a.id < b.id ? -1 : 1) : a.number < b.number ? -1 : 1))

const placesOf = ({ input }: RecomputedRole, sheet: string): RawPlaces => {
  const criteria = criteriaOf(input.rubric)
  const { groups } = input.rubric
  const afterCriteria = firstCriterion + criteria.length
  const counted = trimsCriteria(input)
  const firstGroup = afterCriteria + 1 + (counted ? criteria.length : 0)
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
    steps: `${quoteSheet(sheet)}!${absolute(noteRow, keyColumn + 2)}`,
    stateColumn: keyColumn + plainColumns.length,
    unitsColumn: firstGroup + groups.length + 1,
    criterionColumn: new Map(criteria.map(({ id }, index) => [id, firstCriterion + index])),
    groupColumn: new Map(groups.map(({ id }, index) => [id, firstGroup + index])),
    countedColumn: counted ? new Map(criteria.map(({ id }, index) => [id, afterCriteria + 1 + index])) : null,
    // Every pair of the input has its row.
    rowOf: (applicationId, expertId) => rows.get(pairKey(applicationId, expertId)) ?? 0,
    blockOf: (applicationId) => blocks.get(applicationId) ?? [0, 0],
  }
}

const drawHead = (draft: SheetDraft, role: RecomputedRole, places: RawPlaces, word: Words): void => {
  const { rubric } = role.input
  const key = (column: number, value: string) => draft.set(keyRow, column, { style: 'key', value })
  draft.set(keyRow, keyColumn, { style: 'key', value: rawPart(rubric.role) })
  draft.set(groupRow, keyColumn, { style: 'key', value: rawKey.groups })
  draft.set(fullRow, keyColumn, { style: 'key', value: rawKey.full })
  draft.set(noteRow, keyColumn, { style: 'key', value: rawKey.steps })
  draft.set(titleRow, 2, { style: 'title', value: `${word.title}:${role.roleName}` })
  draft.height(titleRow, 26)
  draft.set(noteRow, 2, { style: 'head', value: word.steps })
  draft.set(noteRow, 3, { style: 'cellCentre', value: rubric.stepsPerPoint })
  draft.set(noteRow, 4, { style: 'line', value: word.rawNote })
  const head = (column: number, name: string, value: string) => {
    key(column, name)
    draft.merge(groupRow, column, fullRow, column, { style: 'head', value })
  }
  plainColumns.forEach((name, index) => {
    const titles = {
      number: word.number,
      name: word.enterprise,
      expert: word.expert,
      sheet: word.sheetNumber,
      recused: word.recused,
      replaced: word.replaced,
      state: word.state,
    }
    head(keyColumn + 1 + index, rawKey[name], titles[name])
  })
  for (const group of rubric.groups) {
    const columns = group.criteria.map(({ id }) => places.criterionColumn.get(id) ?? 0)
    draft.merge(groupRow, columns[0] ?? 0, groupRow, columns.at(-1) ?? 0, { style: 'head', value: word.pick(group.name) })
    group.criteria.forEach((criterion, index) => {
      const column = columns[index] ?? 0
      key(column, criterionKey(group.id, criterion.id, criterion.kind))
      draft.set(nameRow, column, { style: 'head', value: word.pick(criterion.name) })
      draft.set(fullRow, column, { style: 'head', value: criterion.points })
      const counted = places.countedColumn?.get(criterion.id)
      if (counted !== undefined)
        draft.merge(groupRow, counted, fullRow, counted, { style: 'head', value: word.countedUnits(word.pick(criterion.name)) })
    })
    const column = places.groupColumn.get(group.id) ?? 0
    head(column, groupKey(group.id), word.groupUnits(word.pick(group.name)))
  }
  draft.merge(groupRow, firstCriterion + places.criterionColumn.size, fullRow, firstCriterion + places.criterionColumn.size, {
    style: 'head',
    value: word.beyond,
  })
  head(places.unitsColumn - 1, rawKey.total, word.total)
  head(places.unitsColumn, rawKey.units, word.units)
  draft.height(groupRow, 22)
  const tallest = Math.max(...criteriaOf(rubric).map(({ name }) => textHeight(word.pick(name), 10, columnPixels(widths.criterion))))
  draft.height(nameRow, Math.max(40, tallest))
  draft.height(fullRow, 20)
}

/** 原始得分: a row per applicant and expert, with what counts of it by formula. */
export const rawSheet = (role: RecomputedRole, sheet: string, footer: string, word: Words): { model: SheetModel; places: RawPlaces } => {
  const { input } = role
  const { rubric } = input
  const draft = draftSheet()
  const places = placesOf(role, sheet)
  drawHead(draft, role, places, word)
  const criteria = criteriaOf(rubric)
  const recused = new Set(input.recused.map(({ expertId, applicationId }) => pairKey(applicationId, expertId)))
  const replaced = new Set(input.replacements.map(({ expertId, applicationId }) => pairKey(applicationId, expertId)))
  const lastCriterion = firstCriterion + criteria.length - 1
  const across = (row: number, from: number, to: number) => `${columnLetters(from)}${row}:${columnLetters(to)}${row}`
  const steps = absolute(noteRow, keyColumn + 2)
  const state = columnLetters(places.stateColumn)
  const columnOf = (name: (typeof plainColumns)[number]) => keyColumn + 1 + plainColumns.indexOf(name)
  for (const applicant of applicantsInOrder(input)) {
    for (const expert of input.experts) {
      const row = places.rowOf(applicant.id, expert.id)
      const pair = pairKey(applicant.id, expert.id)
      const units = input.scores[expert.id]?.[applicant.id] ?? {}
      const { total } = recused.has(pair) ? { total: null } : totalUnits(rubric, units)
      const counts = total !== null
      const text = (name: (typeof plainColumns)[number], value: string, style: 'cell' | 'cellCentre' = 'cell') =>
        draft.set(row, columnOf(name), { style, value })
      draft.set(row, keyColumn, { style: 'key', value: pair })
      text('number', applicant.number)
      text('name', applicant.name)
      text('expert', expert.name)
      text('sheet', role.sheetNumbers[expert.id] ?? '')
      text('recused', recused.has(pair) ? word.yes : '', 'cellCentre')
      text('replaced', replaced.has(pair) ? word.yes : '', 'cellCentre')
      draft.set(row, places.stateColumn, {
        style: counts ? 'cellCentre' : 'closed',
        formula: `IF(${address(row, columnOf('recused'))}=${quoted(word.yes)},${quoted(word.recused)},IF(COUNT(${across(row, firstCriterion, lastCriterion)})=COUNT(${across(fullRow, firstCriterion, lastCriterion).replace(/\d+/g, '$$$&')}),${quoted(word.valid)},${quoted(word.incomplete)}))`,
        value: recused.has(pair) ? word.recused : counts ? word.valid : word.incomplete,
      })
      for (const { id } of criteria) {
        const given = units[id]
        draft.set(row, places.criterionColumn.get(id) ?? 0, {
          style: counts ? 'cellCentre' : 'closed',
          ...(given === undefined ? {} : { value: pointsOf(given, rubric.stepsPerPoint) }),
        })
      }
      draft.set(row, lastCriterion + 1, {
        style: 'cellCentre',
        formula: `SUMPRODUCT(--(${across(row, firstCriterion, lastCriterion)}>${across(fullRow, firstCriterion, lastCriterion).replace(/\d+/g, '$$$&')}))`,
        value: 0,
      })
      const ifValid = (formula: string) => `IF($${state}${row}=${quoted(word.valid)},${formula},"")`
      for (const [id, column] of places.countedColumn ?? []) {
        const from = address(row, places.criterionColumn.get(id) ?? 0)
        draft.set(row, column, {
          style: 'cellCentre',
          formula: ifValid(`ROUND(${from}*${steps},0)`),
          value: counts ? (units[id] ?? 0) : '',
        })
      }
      for (const group of rubric.groups) {
        const ids = group.criteria.map(({ id }) => id)
        const range = across(row, places.criterionColumn.get(ids[0] ?? '') ?? 0, places.criterionColumn.get(ids.at(-1) ?? '') ?? 0)
        draft.set(row, places.groupColumn.get(group.id) ?? 0, {
          style: 'cellCentre',
          formula: ifValid(`ROUND(SUM(${range})*${steps},0)`),
          value: counts ? ids.reduce((sum, id) => sum + (units[id] ?? 0), 0) : '',
        })
      }
      draft.set(row, places.unitsColumn, {
        style: 'total',
        formula: ifValid(`ROUND(SUM(${across(row, firstCriterion, lastCriterion)})*${steps},0)`),
        value: total ?? '',
      })
      draft.set(row, places.unitsColumn - 1, {
        style: 'total',
        formula: ifValid(`${address(row, places.unitsColumn)}/${steps}`),
        value: total === null ? '' : pointsOf(total, rubric.stepsPerPoint),
      })
    }
  }
  const columnsBetween = (from: number, to: number) => Math.max(0, to - from)
  const model = recomputationSheet(draft, {
    name: sheet,
    widths: [
      ...plainColumns.map((name) => widths[name]),
      ...Array<number>(criteria.length).fill(widths.criterion),
      ...Array<number>(columnsBetween(lastCriterion + 1, places.unitsColumn + 1)).fill(widths.units),
    ],
    footer,
    frozen: { rows: fullRow, columns: columnOf('expert') },
    titles: [groupRow, fullRow],
  })
  return { model, places }
}
