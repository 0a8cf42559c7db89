import { criteriaOf } from '@zhengji/domain/score/total'
import { localDateTime } from '../page/time.ts'
import { columnPixels, textHeight } from '../page/fit.ts'
import { draftSheet, type SheetModel } from '../xml/worksheet.ts'
import type { Recomputation } from './data.ts'
import { pointsOf } from './raw-head.ts'
import { keyColumn, recomputationSheet } from './sheet.ts'
import type { Words } from './words.ts'

const titleRow = 2
const headRow = 3
const firstRow = 4
const explanationWidth = 48

/** 更正记录: every version of every score that has more than one. */
export const correctionsSheet = (data: Recomputation, sheet: string, footer: string, word: Words): SheetModel => {
  const draft = draftSheet()
  const heads = [
    word.role,
    word.number,
    word.enterprise,
    word.expert,
    word.criterion,
    word.version,
    word.points,
    word.reason,
    word.explanation,
    word.recordedAt,
  ]
  const widths = [16, 21, 26, 10, 26, 7, 9, 18, explanationWidth, 17]
  draft.merge(titleRow, 2, titleRow, widths.length + 1, { style: 'title', value: sheet })
  draft.height(titleRow, 26)
  heads.forEach((value, index) => draft.set(headRow, keyColumn + 1 + index, { style: 'head', value }))
  let row = firstRow
  for (const { roleName, input, versions } of data.roles) {
    const criteria = criteriaOf(input.rubric)
    const names = new Map(criteria.map(({ id, name }) => [id, word.pick(name)]))
    const place = new Map(criteria.map(({ id }, index) => [id, index]))
    // Stable: versions of one cell stay in their order, cells of one pair come as on the sheet.
    const pairs = Map.groupBy(versions, ({ applicationId, expertId }) => `${applicationId} ${expertId}`)
    const ordered = [...pairs.values()].flatMap((ofPair) =>
      ofPair.toSorted((a, b) => (place.get(a.criterionId) ?? 0) - (place.get(b.criterionId) ?? 0)),
    )
    for (const version of ordered) {
      const applicant = input.applicants.find(({ id }) => id === version.applicationId)
      const expert = input.experts.find(({ id }) => id === version.expertId)
      const values = [
        roleName,
        applicant?.number ?? '',
        applicant?.name ?? '',
        expert?.name ?? '',
        names.get(version.criterionId) ?? version.criterionId,
        version.version,
        pointsOf(version.units, input.rubric.stepsPerPoint),
        word.reasons[version.reason],
        version.explanation,
        localDateTime(version.recordedAt, data.timeZone),
      ]
      values.forEach((value, index) => draft.set(row, keyColumn + 1 + index, { style: 'cell', value }))
      draft.height(row, Math.max(30, textHeight(version.explanation, 10, columnPixels(explanationWidth))))
      row += 1
    }
  }
  if (row === firstRow) draft.set(row, keyColumn + 1, { style: 'line', value: word.none })
  return recomputationSheet(draft, { name: sheet, widths, footer, frozen: { rows: headRow, columns: 0 }, titles: [headRow, headRow] })
}
