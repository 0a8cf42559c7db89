import { criteriaOf } from '@zhengji/domain/score/total'
import type { SheetDraft } from '../xml/worksheet.ts'
import type { RecomputedRole } from './data.ts'
import { expertKey, groupKey, methodKey, summaryKey, summaryPart, tiesKey } from './keys.ts'
import { trimsCriteria } from './raw-head.ts'
import { keyColumn, keyRow } from './sheet.ts'
import { decidingGroups, namedRule, tieText } from './ties.ts'
import type { Words } from './words.ts'

const titleRow = 2
export const placesRow = 3
export const waitingRow = 4
const methodRow = 5
const tiesRow = 6
const headRow = 7
export const firstRow = 8
/** Where the facts above the table stand. */
export const factColumn = 3

/** 1-based columns of the summary: first what a reader wants to see and print, then what it is derived from. */
export type SummaryColumns = ReturnType<typeof summaryColumns>

export const summaryColumns = ({ input }: RecomputedRole, word: Words) => {
  const { experts, rubric } = input
  const { groups } = rubric
  const list: { readonly key: string; readonly head: string; readonly width: number }[] = []
  const add = (key: string, head: string, width: number): number => keyColumn + list.push({ key, head, width })
  const recorded = (key: string, head: string, width: number): number => add(key, `${word.recorded}\n${head}`, width)
  const seen = {
    number: add(summaryKey.number, word.number, 21),
    name: add(summaryKey.name, word.enterprise, 26),
    experts: experts.map(({ id, name }) => add(expertKey(id), name, 9)),
    valid: add('', word.sheetsValid, 9),
    final: add(summaryKey.final, word.final, 9),
    rank: add(summaryKey.rank, word.rank, 7),
    tie: add(summaryKey.tie, word.ties, 20),
    outcome: add(summaryKey.outcome, word.outcome, 9),
    recordedFinal: recorded(summaryKey.recordedFinal, word.final, 9),
    recordedRank: recorded(summaryKey.recordedRank, word.rank, 9),
    recordedTie: recorded(summaryKey.recordedTie, word.ties, 20),
    recordedOutcome: recorded(summaryKey.recordedOutcome, word.outcome, 9),
    check: add('', word.check, 9),
  }
  const criteria = trimsCriteria(input) ? criteriaOf(rubric) : []
  return {
    ...seen,
    counted: add('', word.sheetsCounted, 9),
    trimmed: new Map(criteria.map(({ id, name }) => [id, add('', word.trimmedOf(word.pick(name)), 10)])),
    sum: add('', word.counted, 11),
    groupSums: new Map(groups.map(({ id, name }) => [id, add('', word.groupCounted(word.pick(name)), 12)])),
    groupFinals: new Map(groups.map(({ id, name }) => [id, add(groupKey(id), word.groupFinal(word.pick(name)), 12)])),
    id: add(summaryKey.id, word.id, 40),
    lot: add('', word.lot, 70),
    lotNumber: add('', word.lotNumber, 20),
    above: add('', word.above, 9),
    list,
  }
}

/** Title, rules and the head of the table. */
export const drawSummaryHead = (draft: SheetDraft, role: RecomputedRole, columns: SummaryColumns, word: Words): void => {
  const { input } = role
  const { aggregation, rubric } = input
  draft.set(keyRow, keyColumn, { style: 'key', value: summaryPart(rubric.role) })
  columns.list.forEach(({ key, head }, index) => {
    const column = keyColumn + 1 + index
    if (key !== '') draft.set(keyRow, column, { style: 'key', value: key })
    draft.set(headRow, column, { style: 'head', value: head })
  })
  draft.height(headRow, 62)
  draft.merge(titleRow, 2, titleRow, columns.outcome, { style: 'title', value: `${word.title}:${role.roleName}` })
  draft.height(titleRow, 26)
  const fact = (row: number, key: string, label: string, value: string | number) => {
    draft.set(row, keyColumn, { style: 'key', value: key })
    draft.set(row, 2, { style: 'head', value: label })
    draft.merge(row, factColumn, row, columns.outcome, { style: 'cell', value })
    draft.height(row, 18)
  }
  fact(placesRow, summaryKey.places, word.places, input.quota.places)
  fact(waitingRow, summaryKey.waiting, word.waiting, input.quota.waiting)
  fact(
    methodRow,
    methodKey(aggregation.method, aggregation.scope, aggregation.disagreementPoints),
    word.method,
    `${word.methodOf[aggregation.method]}${word.scopeOf[aggregation.scope]}`,
  )
  const chain = [...decidingGroups(input).map((group) => tieText(`group:${group}`, rubric.groups, word)), word.draw]
  fact(tiesRow, tiesKey(input.ties.map(namedRule)), word.ties, chain.join(' → '))
}
