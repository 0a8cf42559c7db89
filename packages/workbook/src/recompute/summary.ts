import { aggregateFinal, aggregateGroup, sheetsNeeded } from '@zhengji/domain/result/aggregate'
import type { RankedApplicant } from '@zhengji/domain/result/compute'
import { criteriaOf } from '@zhengji/domain/score/total'
import { validScores, type ValidScore } from '@zhengji/domain/score/valid'
import { columnPixels, textHeight } from '../page/fit.ts'
import { absolute, address, columnLetters, quoteSheet } from '../xml/address.ts'
import { draftSheet, type CellModel, type SheetModel } from '../xml/worksheet.ts'
import type { RecomputedRole } from './data.ts'
import { applicantKey } from './keys.ts'
import { applicantsInOrder, pointsOf, trimsCriteria, type RawPlaces } from './raw-head.ts'
import { keyColumn, quoted, recomputationSheet } from './sheet.ts'
import { drawSummaryHead, factColumn, firstRow, placesRow, summaryColumns, waitingRow, type SummaryColumns } from './summary-head.ts'
import { decidingGroups, tieText } from './ties.ts'
import type { Words } from './words.ts'

export interface DrawnSummary {
  readonly model: SheetModel
  /** Cells that say whether the formulas agree with what was recorded. */
  readonly checks: string
}

/** Everything about one row that its formulas speak of. */
interface Row {
  readonly role: RecomputedRole
  readonly raw: RawPlaces
  readonly columns: SummaryColumns
  readonly word: Words
  readonly applicant: { readonly id: string; readonly number: string; readonly name: string }
  /** Valid scores of the applicant. */
  readonly sheets: readonly ValidScore[]
  readonly ranked: RankedApplicant | undefined
  /** Position of who ranks right above in the table, 1-based, or null. */
  readonly above: number | null
  readonly lot: string
  readonly cell: (column: number) => string
  /** The column of all applicants. */
  readonly down: (column: number) => string
  readonly set: (column: number, cell: CellModel) => void
}

const centre = (formula: string, value: string | number): CellModel => ({ style: 'cellCentre', formula, value })
const figure = (formula: string, centi: number | null): CellModel => ({
  style: 'figure',
  formula,
  value: centi === null ? '' : centi / 100,
})

/** Totals of the experts and what is added up of them: all sheets, or all but one highest and one lowest. */
const drawAggregate = ({ role, raw, columns, word, applicant, sheets, cell, set }: Row): void => {
  const { rubric, aggregation, experts, recused } = role.input
  const trims = aggregation.method === 'trimmed-mean'
  const perCriterion = trimsCriteria(role.input)
  const needed = sheetsNeeded(aggregation)
  const enough = sheets.length >= needed
  const rawCell = (row: number, column: number) => `${quoteSheet(raw.sheet)}!${address(row, column)}`
  const [first, last] = raw.blockOf(applicant.id)
  const block = (column: number) => `${quoteSheet(raw.sheet)}!${absolute(first, column)}:${absolute(last, column)}`
  const summed = (range: string) => (trims ? `SUM(${range})-MAX(${range})-MIN(${range})` : `SUM(${range})`)
  const ifCounted = (formula: string) => `IF(${cell(columns.counted)}="","",${formula})`
  const across = (ids: readonly string[]) =>
    `SUM(${cell(columns.trimmed.get(ids[0] ?? '') ?? 0)}:${cell(columns.trimmed.get(ids.at(-1) ?? '') ?? 0)})`
  const sumOver = (ids: readonly string[]): number => {
    const values = sheets.map(({ units }) => ids.reduce((sum, id) => sum + (units[id] ?? 0), 0))
    return values.reduce((sum, one) => sum + one, 0) - (trims ? Math.max(...values) + Math.min(...values) : 0)
  }
  const counted = (ids: readonly string[]): number | '' =>
    !enough ? '' : perCriterion ? ids.reduce((sum, id) => sum + sumOver([id]), 0) : sumOver(ids)
  // Whole numbers below 2^53, and the quotient is never nearer to the next whole number than 1/(2·sheets·steps): INT is exact.
  const rounded = (column: number) =>
    ifCounted(`INT((200*${cell(column)}+${cell(columns.counted)}*${raw.steps})/(2*${cell(columns.counted)}*${raw.steps}))/100`)

  experts.forEach((expert, position) => {
    const at = raw.rowOf(applicant.id, expert.id)
    const total = sheets.find(({ expertId }) => expertId === expert.id)?.total
    const state = recused.some((pair) => pair.expertId === expert.id && pair.applicationId === applicant.id)
      ? word.recused
      : word.incomplete
    set(columns.experts[position] ?? 0, {
      style: total === undefined ? 'closed' : 'cellCentre',
      formula: `IF(${rawCell(at, raw.stateColumn)}=${quoted(word.valid)},${rawCell(at, raw.unitsColumn)}/${raw.steps},${rawCell(at, raw.stateColumn)})`,
      value: total === undefined ? state : pointsOf(total, rubric.stepsPerPoint),
    })
  })
  set(columns.valid, centre(`COUNT(${block(raw.unitsColumn)})`, sheets.length))
  const countedSheets = `IF(${cell(columns.valid)}>=${needed},${cell(columns.valid)}${trims ? '-2' : ''},"")`
  set(columns.counted, centre(countedSheets, enough ? sheets.length - (trims ? 2 : 0) : ''))
  for (const [id, column] of columns.trimmed)
    set(column, centre(ifCounted(summed(block(raw.countedColumn.get(id) ?? 0))), enough ? sumOver([id]) : ''))
  const all = criteriaOf(rubric).map(({ id }) => id)
  set(columns.sum, centre(ifCounted(perCriterion ? across(all) : summed(block(raw.unitsColumn))), counted(all)))
  set(columns.final, figure(rounded(columns.sum), aggregateFinal(rubric, sheets, aggregation)))
  for (const group of rubric.groups) {
    const ids = group.criteria.map(({ id }) => id)
    const sum = columns.groupSums.get(group.id) ?? 0
    set(sum, centre(ifCounted(perCriterion ? across(ids) : summed(block(raw.groupColumn.get(group.id) ?? 0))), counted(ids)))
    set(columns.groupFinals.get(group.id) ?? 0, figure(rounded(sum), aggregateGroup(rubric, group, sheets, aggregation)))
  }
}

/** Lots are 256 bits long; the first 48 are exact as a number and decide just as well. */
const lotNumber = (lot: string): number => Number.parseInt(lot.slice(0, 12), 16)

/** Rank by counting who is better, what separated the applicant from its neighbour above, and the outcome by the quota. */
const drawRank = ({ role, columns, word, applicant, ranked, above, lot, cell, down, set }: Row): void => {
  const { groups } = role.input.rubric
  const deciding = decidingGroups(role.input).map((id) => ({ id, column: columns.groupFinals.get(id) ?? 0 }))
  set(columns.id, { style: 'cell', value: applicant.id })
  set(columns.lot, { style: 'cell', value: lot })
  set(columns.lotNumber, centre(`HEX2DEC(LEFT(${cell(columns.lot)},6))*16777216+HEX2DEC(MID(${cell(columns.lot)},7,6))`, lotNumber(lot)))
  const better = deciding.reduceRight(
    (rest, { column }) => `((${down(column)}>${cell(column)})+(${down(column)}=${cell(column)})*${rest})`,
    `(${down(columns.lotNumber)}<${cell(columns.lotNumber)})`,
  )
  const [finals, final] = [down(columns.final), cell(columns.final)]
  set(
    columns.rank,
    centre(
      `IF(${final}="","",1+SUMPRODUCT(ISNUMBER(${finals})*((${finals}>${final})+(${finals}=${final})*${better})))`,
      ranked?.rank ?? '',
    ),
  )
  const rank = cell(columns.rank)
  set(columns.above, centre(`IF(OR(${rank}="",${rank}=1),"",MATCH(${rank}-1,${down(columns.rank)},0))`, above ?? ''))
  const ofAbove = (column: number) => `INDEX(${down(column)},${cell(columns.above)})`
  const separatedBy = deciding.reduceRight(
    (rest, { id, column }) => `IF(${ofAbove(column)}<>${cell(column)},${quoted(tieText(`group:${id}`, groups, word))},${rest})`,
    quoted(word.draw),
  )
  set(columns.tie, {
    style: 'cell',
    formula: `IF(${cell(columns.above)}="","",IF(${ofAbove(columns.final)}<>${final},"",${separatedBy}))`,
    value: tieText(ranked?.tieResolvedBy ?? null, groups, word),
  })
  const { outcomes } = word
  const [places, waiting] = [absolute(placesRow, factColumn), absolute(waitingRow, factColumn)]
  set(
    columns.outcome,
    centre(
      `IF(${rank}="",${quoted(outcomes.incomplete)},IF(${rank}<=${places},${quoted(outcomes.place)},IF(${rank}<=${places}+${waiting},${quoted(outcomes.waiting)},${quoted(outcomes['not-selected'])})))`,
      outcomes[ranked?.outcome ?? 'incomplete'],
    ),
  )
}

/** What the system recorded, and whether the formulas agree with it. */
const drawRecord = ({ role, columns, word, ranked, cell, set }: Row): void => {
  set(columns.recordedFinal, { style: 'figure', value: ranked?.final == null ? '' : ranked.final / 100 })
  set(columns.recordedRank, { style: 'cellCentre', value: ranked?.rank ?? '' })
  set(columns.recordedTie, { style: 'cell', value: tieText(ranked?.tieResolvedBy ?? null, role.input.rubric.groups, word) })
  set(columns.recordedOutcome, { style: 'cellCentre', value: word.outcomes[ranked?.outcome ?? 'incomplete'] })
  // `&""` makes an empty cell and an empty text equal.
  const same = (left: number, right: number) => `${cell(left)}&""=${cell(right)}&""`
  const agree = [
    same(columns.final, columns.recordedFinal),
    same(columns.rank, columns.recordedRank),
    same(columns.tie, columns.recordedTie),
    same(columns.outcome, columns.recordedOutcome),
  ]
  set(columns.check, centre(`IF(AND(${agree.join(',')}),${quoted(word.equal)},${quoted(word.differs)})`, word.equal))
}

/** 汇总: a row per applicant with everything from the totals to the outcome by formula, beside what the system recorded. */
export const summarySheet = (
  role: RecomputedRole,
  raw: RawPlaces,
  sheet: string,
  footer: string,
  word: Words,
  digest: (text: string) => string,
): DrawnSummary => {
  const { input, result } = role
  const draft = draftSheet()
  const columns = summaryColumns(role, word)
  drawSummaryHead(draft, role, columns, word)
  const applicants = applicantsInOrder(input)
  const ids = applicants.map(({ id }) => id)
  const { valid } = validScores(
    input.rubric,
    ids,
    input.experts.map(({ id }) => id),
    input.scores,
    input.recused,
  )
  const byRank = new Map(result.ranking.flatMap((one) => (one.rank === null ? [] : [[one.rank, one.applicationId] as const])))
  const lastRow = firstRow + Math.max(1, applicants.length) - 1
  const down = (column: number) => `${absolute(firstRow, column)}:${absolute(lastRow, column)}`
  applicants.forEach((applicant, index) => {
    const at = firstRow + index
    const ranked = result.ranking.find(({ applicationId }) => applicationId === applicant.id)
    const neighbour = byRank.get((ranked?.rank ?? 0) - 1)
    const row: Row = {
      role,
      raw,
      columns,
      word,
      applicant,
      sheets: valid.get(applicant.id) ?? [],
      ranked,
      above: neighbour === undefined ? null : ids.indexOf(neighbour) + 1,
      lot: digest(`${input.tieSeed}:${applicant.id}`),
      cell: (column) => address(at, column),
      down,
      set: (column, model) => draft.set(at, column, model),
    }
    row.set(keyColumn, { style: 'key', value: applicantKey(applicant.id) })
    row.set(columns.number, { style: 'cell', value: applicant.number })
    row.set(columns.name, { style: 'cell', value: applicant.name })
    drawAggregate(row)
    drawRank(row)
    drawRecord(row)
    draft.height(at, Math.max(30, textHeight(applicant.name, 10, columnPixels(26))))
  })
  const letter = columnLetters(columns.check)
  const tone = (text: string, name: 'done' | 'missing') => ({
    range: `${letter}${firstRow}:${letter}${lastRow}`,
    formula: `${letter}${firstRow}=${quoted(text)}`,
    tone: name,
  })
  const model = recomputationSheet(draft, {
    name: sheet,
    widths: columns.list.map(({ width }) => width),
    footer,
    frozen: { rows: firstRow - 1, columns: columns.name },
    titles: [firstRow - 1, firstRow - 1],
    printed: { row: lastRow, column: columns.check },
    conditions: [tone(word.equal, 'done'), tone(word.differs, 'missing')],
  })
  return { model, checks: applicants.length === 0 ? '' : `${quoteSheet(sheet)}!${down(columns.check)}` }
}
