import type { TieRule } from '@zhengji/domain/call/definition'
import { aggregateFinal, aggregateGroup, sheetsNeeded } from '@zhengji/domain/result/aggregate'
import { criteriaOf } from '@zhengji/domain/score/total'
import { validScores, type ValidScore } from '@zhengji/domain/score/valid'
import { absolute, address, columnLetters, quoteSheet } from '../xml/address.ts'
import { draftSheet, type SheetModel } from '../xml/worksheet.ts'
import type { RecomputedRole } from './data.ts'
import { applicantKey, expertKey, groupKey, methodKey, summaryKey, summaryPart, tiesKey } from './keys.ts'
import { applicantsInOrder, pointsOf, trimsCriteria, type RawPlaces } from './raw.ts'
import { keyColumn, keyRow, quoted, recomputationSheet } from './sheet.ts'
import type { Words } from './words.ts'

export interface DrawnSummary {
  readonly model: SheetModel
  /** Cells that say whether the formulas agree with what was recorded. */
  readonly checks: string
}

const titleRow = 2
const placesRow = 3
const waitingRow = 4
const methodRow = 5
const tiesRow = 6
const headRow = 7
const firstRow = 8

const named = (rule: TieRule): string => (rule.kind === 'group' ? `group:${rule.group}` : 'draw')

/** How a tie was resolved, in words; also the reader's yardstick. */
export const tieText = (tieResolvedBy: string | null, groups: RecomputedRole['input']['rubric']['groups'], word: Words): string => {
  if (tieResolvedBy === null) return ''
  const group = groups.find(({ id }) => `group:${id}` === tieResolvedBy)
  return group === undefined ? word.draw : word.tieGroup(word.pick(group.name))
}

/** Lots are 256 bits long; the first 48 are exact as a number and decide just as well. */
const lotNumber = (lot: string): number => Number.parseInt(lot.slice(0, 12), 16)

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
  const { rubric, aggregation, experts } = input
  const { groups, stepsPerPoint } = rubric
  const draft = draftSheet()
  const applicants = applicantsInOrder(input)
  const { valid } = validScores(
    rubric,
    applicants.map(({ id }) => id),
    experts.map(({ id }) => id),
    input.scores,
    input.recused,
  )
  const rankedOf = new Map(result.ranking.map((one) => [one.applicationId, one]))
  // A rule about a group that the rubric does not have separates nobody.
  const chain = input.ties.filter((rule) => rule.kind === 'draw' || groups.some(({ id }) => id === rule.group))
  const untilDraw = chain.slice(0, (chain.findIndex(({ kind }) => kind === 'draw') + 1 || chain.length + 1) - 1)

  // Columns from left to right, each with its key, head and width.
  const columns: { key: string; head: string; width: number }[] = []
  const add = (key: string, head: string, width: number): number => keyColumn + columns.push({ key, head, width })
  const numberColumn = add(summaryKey.number, word.number, 17)
  add(summaryKey.name, word.enterprise, 26)
  const expertColumns = experts.map(({ id, name }) => add(expertKey(id), name, 9))
  const validColumn = add('', word.sheetsValid, 9)
  const countedColumn = add('', word.sheetsCounted, 9)
  const trimmed = trimsCriteria(input)
  const criteria = criteriaOf(rubric)
  const trimmedColumns = new Map(trimmed ? criteria.map(({ id, name }) => [id, add('', word.trimmedOf(word.pick(name)), 10)] as const) : [])
  const sumColumn = add('', word.counted, 11)
  const finalColumn = add(summaryKey.final, word.final, 10)
  const groupSums = new Map(groups.map(({ id, name }) => [id, add('', word.groupCounted(word.pick(name)), 11)]))
  const groupFinals = new Map(groups.map(({ id, name }) => [id, add(groupKey(id), word.groupFinal(word.pick(name)), 11)]))
  const idColumn = add(summaryKey.id, word.id, 38)
  const lotColumn = add('', word.lot, 26)
  const lotNumberColumn = add('', word.lotNumber, 17)
  const rankColumn = add(summaryKey.rank, word.rank, 7)
  const aboveColumn = add('', word.above, 9)
  const tieColumn = add(summaryKey.tie, word.ties, 22)
  const outcomeColumn = add(summaryKey.outcome, word.outcome, 9)
  const recordedColumns = {
    final: add(summaryKey.recordedFinal, `${word.recorded}\n${word.final}`, 10),
    rank: add(summaryKey.recordedRank, `${word.recorded}\n${word.rank}`, 8),
    tie: add(summaryKey.recordedTie, `${word.recorded}\n${word.ties}`, 22),
    outcome: add(summaryKey.recordedOutcome, `${word.recorded}\n${word.outcome}`, 9),
  }
  const checkColumn = add('', word.check, 9)

  draft.set(keyRow, keyColumn, { style: 'key', value: summaryPart(rubric.role) })
  columns.forEach(({ key, head }, index) => {
    if (key !== '') draft.set(keyRow, keyColumn + 1 + index, { style: 'key', value: key })
    draft.set(headRow, keyColumn + 1 + index, { style: 'head', value: head })
  })
  draft.height(headRow, 62)
  draft.set(titleRow, 2, { style: 'title', value: `${word.title}:${role.roleName}` })
  draft.height(titleRow, 26)
  const fact = (row: number, key: string, label: string, value: string | number) => {
    draft.set(row, keyColumn, { style: 'key', value: key })
    draft.set(row, 2, { style: 'head', value: label })
    draft.set(row, 3, { style: 'cell', value })
  }
  fact(placesRow, summaryKey.places, word.places, input.quota.places)
  fact(waitingRow, summaryKey.waiting, word.waiting, input.quota.waiting)
  fact(
    methodRow,
    methodKey(aggregation.method, aggregation.scope, aggregation.disagreementPoints),
    word.method,
    `${word.methodOf[aggregation.method]}${word.scopeOf[aggregation.scope]}`,
  )
  const tieWords = [...untilDraw.map((rule) => tieText(named(rule), groups, word)), word.draw]
  fact(tiesRow, tiesKey(input.ties.map(named)), word.ties, tieWords.join(' → '))

  const rawCell = (row: number, column: number) => `${quoteSheet(raw.sheet)}!${address(row, column)}`
  const rawBlock = ([first, last]: readonly [number, number], column: number) =>
    `${quoteSheet(raw.sheet)}!${absolute(first, column)}:${absolute(last, column)}`
  const lastRow = firstRow + Math.max(1, applicants.length) - 1
  const down = (column: number) => `${absolute(firstRow, column)}:${absolute(lastRow, column)}`
  const needed = sheetsNeeded(aggregation)
  const trims = aggregation.method === 'trimmed-mean'
  const sumOf = (range: string) => (trims ? `SUM(${range})-MAX(${range})-MIN(${range})` : `SUM(${range})`)
  const trimmedSum = (values: readonly number[]) =>
    values.reduce((sum, one) => sum + one, 0) - (trims ? Math.max(...values) + Math.min(...values) : 0)

  applicants.forEach((applicant, index) => {
    const row = firstRow + index
    const sheets = valid.get(applicant.id) ?? []
    const block = raw.blockOf(applicant.id)
    const ranked = rankedOf.get(applicant.id)
    const enough = sheets.length >= needed
    const counted = enough ? sheets.length - (trims ? 2 : 0) : 0
    const cell = (column: number) => address(row, column)
    const ifCounted = (formula: string) => `IF(${cell(countedColumn)}="","",${formula})`
    const perSheet = (ids: readonly string[]) => sheets.map(({ units }) => ids.reduce((sum, id) => sum + (units[id] ?? 0), 0))
    /** What is added up over these criteria before it is divided by the number of sheets. */
    const sumOver = (ids: readonly string[]): number | '' => {
      if (!enough) return ''
      return trimmed ? ids.reduce((sum, id) => sum + trimmedSum(perSheet([id])), 0) : trimmedSum(perSheet(ids))
    }
    const rounded = (column: number) =>
      ifCounted(`INT((200*${cell(column)}+${cell(countedColumn)}*${raw.steps})/(2*${cell(countedColumn)}*${raw.steps}))/100`)
    const points = (centi: number | null) => (centi === null ? '' : centi / 100)

    draft.set(row, keyColumn, { style: 'key', value: applicantKey(applicant.id) })
    draft.set(row, numberColumn, { style: 'cell', value: applicant.number })
    draft.set(row, numberColumn + 1, { style: 'cell', value: applicant.name })
    experts.forEach((expert, position) => {
      const at = raw.rowOf(applicant.id, expert.id)
      const total = totalOf(sheets, expert.id)
      const why = input.recused.some((pair) => pair.expertId === expert.id && pair.applicationId === applicant.id)
      draft.set(row, expertColumns[position] ?? 0, {
        style: total === null ? 'closed' : 'cellCentre',
        formula: `IF(${rawCell(at, raw.stateColumn)}=${quoted(word.valid)},${rawCell(at, raw.unitsColumn)}/${raw.steps},${rawCell(at, raw.stateColumn)})`,
        value: total === null ? (why ? word.recused : word.incomplete) : pointsOf(total, stepsPerPoint),
      })
    })
    draft.set(row, validColumn, { style: 'cellCentre', formula: `COUNT(${rawBlock(block, raw.unitsColumn)})`, value: sheets.length })
    draft.set(row, countedColumn, {
      style: 'cellCentre',
      formula: `IF(${cell(validColumn)}>=${needed},${cell(validColumn)}${trims ? '-2' : ''},"")`,
      value: enough ? counted : '',
    })
    for (const [id, column] of trimmedColumns) {
      const range = rawBlock(block, raw.countedColumn?.get(id) ?? 0)
      draft.set(row, column, { style: 'cellCentre', formula: ifCounted(sumOf(range)), value: sumOver([id]) })
    }
    const trimmedAcross = (ids: readonly string[]) =>
      `SUM(${cell(trimmedColumns.get(ids[0] ?? '') ?? 0)}:${cell(trimmedColumns.get(ids.at(-1) ?? '') ?? 0)})`
    const all = criteria.map(({ id }) => id)
    draft.set(row, sumColumn, {
      style: 'cellCentre',
      formula: ifCounted(trimmed ? trimmedAcross(all) : sumOf(rawBlock(block, raw.unitsColumn))),
      value: sumOver(all),
    })
    draft.set(row, finalColumn, {
      style: 'figure',
      formula: rounded(sumColumn),
      value: points(aggregateFinal(rubric, sheets, aggregation)),
    })
    for (const group of groups) {
      const ids = group.criteria.map(({ id }) => id)
      const sum = groupSums.get(group.id) ?? 0
      draft.set(row, sum, {
        style: 'cellCentre',
        formula: ifCounted(trimmed ? trimmedAcross(ids) : sumOf(rawBlock(block, raw.groupColumn.get(group.id) ?? 0))),
        value: sumOver(ids),
      })
      draft.set(row, groupFinals.get(group.id) ?? 0, {
        style: 'figure',
        formula: rounded(sum),
        value: points(aggregateGroup(rubric, group, sheets, aggregation)),
      })
    }
    const lot = digest(`${input.tieSeed}:${applicant.id}`)
    draft.set(row, idColumn, { style: 'cell', value: applicant.id })
    draft.set(row, lotColumn, { style: 'cell', value: lot })
    draft.set(row, lotNumberColumn, {
      style: 'cellCentre',
      formula: `HEX2DEC(LEFT(${cell(lotColumn)},6))*16777216+HEX2DEC(MID(${cell(lotColumn)},7,6))`,
      value: lotNumber(lot),
    })
    const better = untilDraw.reduceRight(
      (rest, rule) => {
        const column = rule.kind === 'group' ? (groupFinals.get(rule.group) ?? 0) : 0
        return `((${down(column)}>${cell(column)})+(${down(column)}=${cell(column)})*${rest})`
      },
      `(${down(lotNumberColumn)}<${cell(lotNumberColumn)})`,
    )
    draft.set(row, rankColumn, {
      style: 'cellCentre',
      formula: `IF(${cell(finalColumn)}="","",1+SUMPRODUCT(ISNUMBER(${down(finalColumn)})*((${down(finalColumn)}>${cell(finalColumn)})+(${down(finalColumn)}=${cell(finalColumn)})*${better})))`,
      value: ranked?.rank ?? '',
    })
    const above = result.ranking.find(({ rank }) => rank !== null && ranked?.rank != null && rank === ranked.rank - 1)
    draft.set(row, aboveColumn, {
      style: 'cellCentre',
      formula: `IF(OR(${cell(rankColumn)}="",${cell(rankColumn)}=1),"",MATCH(${cell(rankColumn)}-1,${down(rankColumn)},0))`,
      value: above === undefined ? '' : applicants.findIndex(({ id }) => id === above.applicationId) + 1,
    })
    const ofAbove = (column: number) => `INDEX(${down(column)},${cell(aboveColumn)})`
    const separatedBy = untilDraw.reduceRight((rest, rule) => {
      const column = rule.kind === 'group' ? (groupFinals.get(rule.group) ?? 0) : 0
      return `IF(${ofAbove(column)}<>${cell(column)},${quoted(tieText(named(rule), groups, word))},${rest})`
    }, quoted(word.draw))
    draft.set(row, tieColumn, {
      style: 'cell',
      formula: `IF(${cell(aboveColumn)}="","",IF(${ofAbove(finalColumn)}<>${cell(finalColumn)},"",${separatedBy}))`,
      value: tieText(ranked?.tieResolvedBy ?? null, groups, word),
    })
    const { outcomes } = word
    const [places, waiting] = [absolute(placesRow, 3), absolute(waitingRow, 3)]
    draft.set(row, outcomeColumn, {
      style: 'cellCentre',
      formula: `IF(${cell(rankColumn)}="",${quoted(outcomes.incomplete)},IF(${cell(rankColumn)}<=${places},${quoted(outcomes.place)},IF(${cell(rankColumn)}<=${places}+${waiting},${quoted(outcomes.waiting)},${quoted(outcomes['not-selected'])})))`,
      value: outcomes[ranked?.outcome ?? 'incomplete'],
    })
    draft.set(row, recordedColumns.final, { style: 'figure', value: points(ranked?.final ?? null) })
    draft.set(row, recordedColumns.rank, { style: 'cellCentre', value: ranked?.rank ?? '' })
    draft.set(row, recordedColumns.tie, { style: 'cell', value: tieText(ranked?.tieResolvedBy ?? null, groups, word) })
    draft.set(row, recordedColumns.outcome, { style: 'cellCentre', value: outcomes[ranked?.outcome ?? 'incomplete'] })
    // `&""` makes an empty cell and an empty text equal.
    const same = (left: number, right: number) => `${cell(left)}&""=${cell(right)}&""`
    draft.set(row, checkColumn, {
      style: 'cellCentre',
      formula: `IF(AND(${same(finalColumn, recordedColumns.final)},${same(rankColumn, recordedColumns.rank)},${same(tieColumn, recordedColumns.tie)},${same(outcomeColumn, recordedColumns.outcome)}),${quoted(word.equal)},${quoted(word.differs)})`,
      value: word.equal,
    })
    draft.height(row, 30)
  })

  const checkLetter = columnLetters(checkColumn)
  const model = recomputationSheet(draft, {
    name: sheet,
    widths: columns.map(({ width }) => width),
    footer,
    frozen: { rows: headRow, columns: 3 },
    titles: [headRow, headRow],
    conditions: [
      {
        range: `${checkLetter}${firstRow}:${checkLetter}${lastRow}`,
        formula: `${checkLetter}${firstRow}=${quoted(word.equal)}`,
        tone: 'done',
      },
      {
        range: `${checkLetter}${firstRow}:${checkLetter}${lastRow}`,
        formula: `${checkLetter}${firstRow}=${quoted(word.differs)}`,
        tone: 'missing',
      },
    ],
  })
  return { model, checks: applicants.length === 0 ? '' : `${quoteSheet(sheet)}!${down(checkColumn)}` }
}

const totalOf = (sheets: readonly ValidScore[], expertId: string): number | null =>
  sheets.find((one) => one.expertId === expertId)?.total ?? null
