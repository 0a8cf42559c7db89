import { meanOfOthers } from '@zhengji/domain/score/replacement'
import { criteriaOf } from '@zhengji/domain/score/total'
import { columnPixels, textHeight } from '../page/fit.ts'
import { absolute, address, columnLetters, quoteSheet } from '../xml/address.ts'
import { draftSheet, type SheetModel } from '../xml/worksheet.ts'
import type { RecomputedRole } from './data.ts'
import { pointsOf } from './raw-head.ts'
import { keyColumn, quoted, recomputationSheet } from './sheet.ts'
import type { Words } from './words.ts'

const titleRow = 2
const noteRow = 3
const headRow = 4
const firstRow = 5

/** 畸高畸低替换: a block per replaced pair that derives the replacing scores from what the others had given. */
export const replacementSheet = (
  roles: readonly RecomputedRole[],
  sheet: string,
  footer: string,
  word: Words,
): { model: SheetModel; checks: string } => {
  const draft = draftSheet()
  const mostOthers = Math.max(1, ...roles.flatMap(({ bases }) => bases.map(({ basis }) => basis.others.length)))
  const columns: { head: string; width: number }[] = []
  const add = (head: string, width: number): number => keyColumn + columns.push({ head, width })
  const numberColumn = add(word.number, 21)
  const nameColumn = add(word.enterprise, 26)
  const expertColumn = add(word.expert, 10)
  const criterionColumn = add(word.criterion, 26)
  const firstOther = keyColumn + columns.length + 1
  for (let index = 1; index <= mostOthers; index += 1) add(word.other(index), 8)
  const stepsColumn = add(word.steps, 9)
  const membersColumn = add(word.members, 7)
  const sumColumn = add(word.sum, 10)
  const wholeColumn = add(word.whole, 9)
  const restColumn = add(word.rest, 7)
  const orderColumn = add(word.order, 9)
  const spareColumn = add(word.spare, 10)
  const replacedColumn = add(word.replacedScore, 11)
  const ownColumn = add(word.ownScore, 11)
  const recordedColumn = add(`${word.recorded}\n${word.replacedScore}`, 11)
  const checkColumn = add(word.check, 9)

  draft.merge(titleRow, 2, titleRow, checkColumn, { style: 'title', value: sheet })
  draft.height(titleRow, 26)
  draft.merge(noteRow, 2, noteRow, checkColumn, {
    style: 'line',
    value: roles.some(({ bases }) => bases.length > 0) ? word.replacementNote : word.none,
  })
  columns.forEach(({ head }, index) => draft.set(headRow, keyColumn + 1 + index, { style: 'head', value: head }))
  draft.height(headRow, 48)

  let row = firstRow
  for (const role of roles) {
    const { rubric, applicants, experts } = role.input
    const { stepsPerPoint } = rubric
    const criteria = criteriaOf(rubric)
    const nameOf = (id: string) => experts.find((one) => one.id === id)?.name ?? ''
    for (const { expertId, basis } of role.bases) {
      const applicant = applicants.find(({ id }) => id === basis.applicationId)
      if (applicant === undefined) continue
      const count = basis.others.length
      const replaced = meanOfOthers(
        criteria.map(({ id }) => id),
        basis.others.map(({ units }) => units),
      )
      const who = (at: number) => {
        draft.set(at, numberColumn, { style: 'cell', value: applicant.number })
        draft.set(at, nameColumn, { style: 'cell', value: applicant.name })
        draft.set(at, expertColumn, { style: 'cell', value: nameOf(expertId) })
        draft.height(at, Math.max(18, textHeight(applicant.name, 10, columnPixels(26))))
      }
      who(row)
      draft.set(row, criterionColumn, { style: 'label', value: word.expert })
      basis.others.forEach((other, index) => draft.set(row, firstOther + index, { style: 'name', value: nameOf(other.expertId) }))
      row += 1
      const [first, last] = [row, row + criteria.length - 1]
      const down = (column: number) => `${absolute(first, column)}:${absolute(last, column)}`
      const sums = criteria.map(({ id }) => basis.others.reduce((sum, { units }) => sum + (units[id] ?? 0), 0))
      const total = sums.reduce((sum, one) => sum + one, 0)
      const spare = Math.floor((2 * total + count) / (2 * count)) - sums.reduce((sum, one) => sum + Math.floor(one / count), 0)
      const order = (position: number): number =>
        1 +
        sums.filter(
          (sum, other) =>
            sum % count > (sums[position] ?? 0) % count || (sum % count === (sums[position] ?? 0) % count && other < position),
        ).length
      criteria.forEach(({ id, name }, index) => {
        const cell = (column: number) => address(row, column)
        const units = (value: number | undefined) => (value === undefined ? '' : pointsOf(value, stepsPerPoint))
        who(row)
        draft.set(row, criterionColumn, { style: 'criterion', value: word.pick(name) })
        for (let other = 0; other < mostOthers; other += 1)
          draft.set(row, firstOther + other, { style: 'cellCentre', value: units(basis.others[other]?.units[id]) })
        const given = `${cell(firstOther)}:${cell(firstOther + mostOthers - 1)}`
        const sum = sums[index] ?? 0
        draft.set(row, stepsColumn, { style: 'cellCentre', value: stepsPerPoint })
        draft.set(row, membersColumn, { style: 'cellCentre', formula: `COUNT(${given})`, value: count })
        draft.set(row, sumColumn, { style: 'cellCentre', formula: `ROUND(SUM(${given})*${cell(stepsColumn)},0)`, value: sum })
        draft.set(row, wholeColumn, {
          style: 'cellCentre',
          formula: `INT(${cell(sumColumn)}/${cell(membersColumn)})`,
          value: Math.floor(sum / count),
        })
        draft.set(row, restColumn, {
          style: 'cellCentre',
          formula: `${cell(sumColumn)}-${cell(wholeColumn)}*${cell(membersColumn)}`,
          value: sum % count,
        })
        draft.set(row, orderColumn, {
          style: 'cellCentre',
          formula: `1+SUMPRODUCT((${down(restColumn)}>${cell(restColumn)})+(${down(restColumn)}=${cell(restColumn)})*(ROW(${down(restColumn)})<ROW(${cell(restColumn)})))`,
          value: order(index),
        })
        draft.set(row, spareColumn, {
          style: 'cellCentre',
          formula: `INT((2*SUM(${down(sumColumn)})+${cell(membersColumn)})/(2*${cell(membersColumn)}))-SUM(${down(wholeColumn)})`,
          value: spare,
        })
        draft.set(row, replacedColumn, {
          style: 'total',
          formula: `(${cell(wholeColumn)}+IF(${cell(orderColumn)}<=${cell(spareColumn)},1,0))/${cell(stepsColumn)}`,
          value: units(replaced[id]),
        })
        draft.set(row, ownColumn, { style: 'closed', value: units(basis.own[id]) })
        draft.set(row, recordedColumn, { style: 'cellCentre', value: units(recordedUnits(role, expertId, applicant.id, id)) })
        draft.set(row, checkColumn, {
          style: 'cellCentre',
          formula: `IF(ABS(${cell(replacedColumn)}-${cell(recordedColumn)})<0.0001,${quoted(word.equal)},${quoted(word.differs)})`,
          value: word.equal,
        })
        row += 1
      })
    }
  }
  const letter = columnLetters(checkColumn)
  const lastRow = row - 1
  const model = recomputationSheet(draft, {
    name: sheet,
    widths: columns.map(({ width }) => width),
    footer,
    frozen: { rows: headRow, columns: criterionColumn },
    titles: [headRow, headRow],
    conditions:
      lastRow < firstRow
        ? []
        : [{ range: `${letter}${firstRow}:${letter}${lastRow}`, formula: `${letter}${firstRow}=${quoted(word.differs)}`, tone: 'missing' }],
  })
  return {
    model,
    checks: lastRow < firstRow ? '' : `${quoteSheet(sheet)}!${absolute(firstRow, checkColumn)}:${absolute(lastRow, checkColumn)}`,
  }
}

/** As the case recorded it, whatever was corrected afterwards. */
const recordedUnits = (
  { versions, input }: RecomputedRole,
  expertId: string,
  applicationId: string,
  criterionId: string,
): number | undefined =>
  versions.find(
    (one) =>
      one.reason === 'abnormal' && one.expertId === expertId && one.applicationId === applicationId && one.criterionId === criterionId,
  )?.units ?? input.scores[expertId]?.[applicationId]?.[criterionId]
