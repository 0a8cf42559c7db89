import type { Rubric } from '@zhengji/domain/call/definition'
import type { Locale } from '@zhengji/domain/text'
import { columnLetters } from '../xml/address.ts'
import type { Condition, SheetRules, Validation } from '../xml/worksheet.ts'
import { firstApplicant, firstCriterion, recusalRow } from './matrix-places.ts'
import { criterionRowsOf, gridRowsOf, type GridRows } from './matrix-rows.ts'
import { words } from './texts.ts'

export interface RuleFacts {
  readonly locale: Locale
  readonly rubric: Rubric
  /** Number of their columns. */
  readonly applicants: number
  readonly merges: readonly string[]
}

export const rulesOf = (facts: RuleFacts): SheetRules => {
  const rows = gridRowsOf(facts.rubric)
  return { merges: facts.merges, conditions: conditionsOf(facts, rows), validations: validationsOf(facts, rows) }
}

const columnsOf = ({ applicants }: RuleFacts): [first: string, last: string] => [
  columnLetters(firstApplicant),
  columnLetters(firstApplicant + Math.max(applicants, 1) - 1),
]

/** What may be typed: scores from 0 to the full marks in whole steps, yes or no, remarks of bearable length. */
const validationsOf = (facts: RuleFacts, rows: GridRows): Validation[] => {
  const word = words(facts.locale)
  const [first, last] = columnsOf(facts)
  const { commentRow } = rows
  const steps = facts.rubric.stepsPerPoint
  const step = Number((1 / steps).toFixed(4))
  const criteria = facts.rubric.groups.flatMap((group) => group.criteria)
  const scores = criterionRowsOf(rows).map((row, index): Validation => {
    const points = criteria[index]?.points ?? 0
    const cell = `${first}${row}`
    return {
      range: `${first}${row}:${last}${row}`,
      type: 'custom',
      // Tolerant of binary fractions: 0.7 × 10 is not exactly 7.
      formula: `AND(ISNUMBER(${cell}),${cell}>=0,${cell}<=${points},ABS(${cell}*${steps}-ROUND(${cell}*${steps},0))<0.000001,${first}$${recusalRow}<>"${word.yes}")`,
      title: word.scoreTitle(points),
      error: word.scoreError(points, step),
      prompt: word.scoreRange(points, step),
    }
  })
  return [
    ...scores,
    {
      range: `${first}${recusalRow}:${last}${recusalRow}`,
      type: 'list',
      formula: `"${word.yes},${word.no}"`,
      title: word.recusal,
      error: word.recusalError,
    },
    {
      range: `${first}${commentRow}:${last}${commentRow}`,
      type: 'textLength',
      formula: '2000',
      title: word.comment,
      error: word.commentError,
    },
  ]
}

/** Grey where recused, orange while something is missing, green when complete. */
const conditionsOf = (facts: RuleFacts, { totalRow, statusRow }: GridRows): Condition[] => {
  const word = words(facts.locale)
  const [first, last] = columnsOf(facts)
  return [
    { range: `${first}${firstCriterion}:${last}${statusRow}`, formula: `${first}$${recusalRow}="${word.yes}"`, tone: 'recused' },
    { range: `${first}${totalRow}:${last}${statusRow}`, formula: `${first}$${statusRow}="${word.complete}"`, tone: 'done' },
    {
      range: `${first}${totalRow}:${last}${statusRow}`,
      formula: `AND(${first}$${totalRow}<>"",${first}$${statusRow}<>"${word.complete}")`,
      tone: 'missing',
    },
  ]
}
