import * as fc from 'fast-check'
import type { Rubric } from '@zhengji/domain/call/definition'
import { formatUnits } from '@zhengji/domain/score/units'
import type { SheetAssignment } from '@zhengji/domain/sheet/assignment'
import { assignmentOf } from './assignment.ts'
import type { Filling } from './fill.ts'

/** For tests only: any workbook that could be issued, and anything that an expert could honestly put into it. */

/** What names are made of in the end: rare characters, markup, escapes that Excel would read, things that no XML can hold. */
const word = fc.oneof(
  fc.constantFrom(
    '重庆云票科技',
    '㛃𬭩',
    '<b>&"\'',
    '_x0041_',
    '=1+1',
    ' 两端 空格 ',
    '第一行\n第二行',
    '\u0007\ud800',
    'ﷺ\u202e',
    '0',
    '-',
    'a\r\nb',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `名${words.join('')}`)
const id = fc.oneof(fc.constantFrom('constructor', '__proto__', 'toString', 'r:total'), fc.stringMatching(/^[a-z0-9-]{1,20}$/))
const text = name.map((zh) => ({ zh, en: `${zh} (en)` }))

const rubric = (role: string): fc.Arbitrary<Rubric> =>
  fc
    .record({
      stepsPerPoint: fc.constantFrom(1, 2, 4, 5, 10),
      ids: fc.uniqueArray(id, { minLength: 1, maxLength: 9 }),
      texts: fc.array(text, { minLength: 1, maxLength: 5 }),
      units: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
      perGroup: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ stepsPerPoint, ids, texts, units, perGroup }) => {
      const pick = <Value>(values: readonly Value[], index: number): Value => values[index % values.length] as Value // never empty
      const criteria = ids.map((criterion, index) => ({
        id: criterion,
        name: pick(texts, index),
        points: pick(units, index) / stepsPerPoint,
        kind: 'subjective' as const,
        earns: pick(texts, index + 1),
        clauses: ['二-1'],
      }))
      const groups = Array.from({ length: Math.ceil(criteria.length / perGroup) }, (_, group) => {
        const own = criteria.slice(group * perGroup, (group + 1) * perGroup)
        return { id: `g${group}`, name: pick(texts, group), points: own.reduce((sum, { points }) => sum + points, 0), criteria: own }
      })
      return { role, stepsPerPoint, totalPoints: groups.reduce((sum, { points }) => sum + points, 0), assumption: false, groups }
    })

/** Mostly few; now and then more than one sheet holds. */
const applicantCount = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: 61, max: 70 }) },
)

const matrix = (role: string) =>
  fc.record({
    role: fc.constant(role),
    roleName: name,
    rubric: rubric(role),
    applicants: applicantCount.chain((count) =>
      fc.tuple(...Array.from({ length: count }, () => fc.record({ name, recused: fc.boolean() }))).map((applicants) =>
        applicants.map((applicant, index) => ({
          ...applicant,
          applicationId: `${role}-${index}`,
          number: `CQFP2026-统-${String(index + 1).padStart(4, '0')}`,
        })),
      ),
    ),
  })

export const anyAssignment: fc.Arbitrary<SheetAssignment> = fc
  .record({
    rehearsal: fc.boolean(),
    locale: fc.constantFrom('zh' as const, 'en' as const),
    callTitle: name,
    roundName: name,
    expertName: name,
    contact: name,
    dueAt: fc.constantFrom('2026-02-05T09:00:00Z', null),
    matrices: fc.constantFrom(1, 2).chain((count) => fc.tuple(...['coordinator', 'platform'].slice(0, count).map(matrix))),
  })
  .map(assignmentOf)

/** How people and programs write one and the same score. */
const forms = {
  number: (points: string) => Number(points),
  text: (points: string) => points,
  wide: (points: string) => points.replace(/[0-9.]/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)),
  stop: (points: string) => points.replace('.', '。'),
  // A comma before three decimals could as well part thousands.
  comma: (points: string) => (/\.\d{3}/.test(points) ? points : points.replace('.', ',')),
  unit: (points: string) => `${points} 分`,
  blanks: (points: string) => `  ${points}　`,
}

export interface FilledIn {
  readonly assignment: SheetAssignment
  readonly filling: Filling
  /** What has to come back, in the order of the assignment. */
  readonly intended: readonly {
    readonly applicationId: string
    readonly recused: boolean
    readonly comment: string
    readonly units: Readonly<Record<string, number>>
  }[]
}

const remark = fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 40 }), name)

/** Any assignment with any scores in any of their forms, empty cells, declared recusals and remarks. */
export const anyFilledIn: fc.Arbitrary<FilledIn> = anyAssignment.chain((assignment) => {
  const applicants = assignment.matrices.flatMap(({ rubric: { groups, stepsPerPoint }, applicants: all }) =>
    all.map((applicant) => ({ ...applicant, stepsPerPoint, criteria: groups.flatMap(({ criteria }) => criteria) })),
  )
  const given = fc.tuple(
    ...applicants.map(({ criteria, stepsPerPoint }) =>
      fc.record({
        declared: fc.constantFrom('', '', '', '否', 'No', '是', 'Yes'),
        comment: remark,
        scores: fc.tuple(
          ...criteria.map(({ points }) =>
            fc.option(
              fc.record({
                units: fc.integer({ min: 0, max: Math.round(points * stepsPerPoint) }),
                form: fc.constantFrom(...Object.values(forms)),
              }),
              { freq: 6 },
            ),
          ),
        ),
      }),
    ),
  )
  return given.map((answers) => {
    const filling: Filling = answers.flatMap(({ declared, comment, scores }, index) => {
      const applicant = applicants[index]
      if (applicant === undefined || applicant.recused) return []
      const { applicationId, criteria, stepsPerPoint } = applicant
      return [
        { applicationId, row: 'r:recusal', value: declared },
        { applicationId, row: 'r:comment', value: comment },
        ...scores.flatMap((score, place) =>
          score === null
            ? []
            : [{ applicationId, row: `c:${criteria[place]?.id}`, value: score.form(formatUnits(score.units, stepsPerPoint)) }],
        ),
      ]
    })
    const intended = answers.map(({ declared, comment, scores }, index) => {
      const { applicationId = '', criteria = [], recused: byRule = false } = applicants[index] ?? {}
      const recused = byRule || ['是', 'Yes'].includes(declared)
      return {
        applicationId,
        recused,
        comment: byRule ? '' : comment,
        units: recused
          ? {}
          : Object.fromEntries(scores.flatMap((score, place) => (score === null ? [] : [[criteria[place]?.id ?? '', score.units]]))),
      }
    })
    return { assignment, filling, intended }
  })
})
