import type { Locale } from '@zhengji/domain/text'
import type { IdentityPart } from '../identity.ts'
import { applicantKey, columnKey, partKey, rowKey } from '../keys.ts'
import { draftSheet, type RowBand } from '../xml/worksheet.ts'
import { columnPixels, textHeight } from './fit.ts'
import {
  columnWidths,
  earnsColumn,
  firstApplicant,
  groupColumn,
  keyColumn,
  keyRow,
  nameColumn,
  nameRow,
  numberRow,
  pointsColumn,
} from './matrix-places.ts'
import { words } from './texts.ts'

export interface ApplicantFacts {
  readonly locale: Locale
  /** Of `IdentityPart`: nothing that a recusal changes. */
  readonly key: IdentityPart['key']
  readonly applicants: readonly { readonly id: string; readonly number: string; readonly name: string }[]
}

export interface DrawnApplicants {
  /** The keys, and the numbers and names. */
  readonly bands: readonly [keys: RowBand, names: RowBand]
  readonly merges: readonly string[]
  /** Points. */
  readonly height: number
}

/** Printed smaller, or one long name would take a third of every page. */
const isLong = (name: string): boolean => Array.from(name).length > 24

/** Who the columns belong to: hidden keys, numbers and names under the titles of the other columns. */
export const drawApplicants = ({ locale, key, applicants }: ApplicantFacts): DrawnApplicants => {
  const word = words(locale)
  const pixels = columnPixels(columnWidths(applicants.length)[firstApplicant - 1] ?? 0)
  const keys = draftSheet(keyRow)
  keys.set(keyRow, keyColumn, { style: 'key', value: partKey(key) })
  keys.set(keyRow, nameColumn, { style: 'key', value: columnKey.name })
  keys.set(keyRow, earnsColumn, { style: 'key', value: columnKey.earns })
  keys.set(keyRow, pointsColumn, { style: 'key', value: columnKey.points })
  keys.hide(keyRow)
  const draft = draftSheet(numberRow)
  for (const [column, value] of [
    [groupColumn, word.group],
    [nameColumn, word.criterion],
    [earnsColumn, word.earns],
    [pointsColumn, word.points],
  ] as const)
    draft.merge(numberRow, column, nameRow, column, { style: 'head', value })
  draft.set(numberRow, keyColumn, { style: 'key', value: rowKey.number })
  draft.set(nameRow, keyColumn, { style: 'key', value: rowKey.name })
  applicants.forEach(({ id, number, name }, index) => {
    const column = firstApplicant + index
    keys.set(keyRow, column, { style: 'key', value: applicantKey(id) })
    draft.set(numberRow, column, { style: 'number', value: number })
    draft.set(nameRow, column, { style: isLong(name) ? 'nameLong' : 'name', value: name })
  })
  // In a blind review the two are the same.
  const blind = applicants.length > 0 && applicants.every(({ number, name }) => number === name)
  if (blind) draft.hide(numberRow)
  const numberHeight = Math.max(18, ...applicants.map(({ number }) => textHeight(number, 9, pixels)))
  const nameHeight = Math.max(32, ...applicants.map(({ name }) => textHeight(name, isLong(name) ? 7.5 : 9, pixels)))
  draft.height(numberRow, numberHeight)
  draft.height(nameRow, nameHeight)
  return {
    bands: [
      { first: keyRow, rows: keys.rows },
      { first: numberRow, rows: draft.rows },
    ],
    merges: draft.merges,
    height: (blind ? 0 : numberHeight) + nameHeight,
  }
}
