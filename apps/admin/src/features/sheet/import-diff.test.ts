import type { Rubric } from '@zhengji/domain/call/definition'
import type { ApplicantReport, CellReport, CellVerdict } from '@zhengji/domain/sheet/verdict'
import { describe, expect, it } from 'vitest'
import { diffBlocks, verdictCounts } from './import-diff.ts'

const name = { zh: '甲', en: 'A' }
const cell = (criterionId: string, verdict: CellVerdict): CellReport => ({
  criterionId,
  cell: 'F7',
  verdict,
  baseline: null,
  stored: null,
  found: 3,
  raw: null,
})
const applicant = (id: string, role: string, cells: readonly CellReport[]): ApplicantReport => ({
  applicationId: id,
  number: id,
  name: id,
  role,
  recused: false,
  comment: '',
  cells,
  complete: true,
})
const rubric: Rubric = {
  role: 'platform',
  totalPoints: 5,
  stepsPerPoint: 2,
  assumption: false,
  groups: [{ id: 'g', name, points: 5, criteria: [{ id: 'a', name, points: 5, kind: 'objective', earns: name, clauses: [] }] }],
}

describe('the dry run as a table', () => {
  it('has a block per role with the steps of its rubric', () => {
    const blocks = diffBlocks([applicant('1', 'platform', [cell('a', 'new')]), applicant('2', 'coordinator', [cell('x', 'new')])], [rubric])
    expect(blocks.map(({ role, stepsPerPoint, rows }) => ({ role, stepsPerPoint, rows: rows.length }))).toEqual([
      { role: 'platform', stepsPerPoint: 2, rows: 1 },
      { role: 'coordinator', stepsPerPoint: 1, rows: 1 },
    ])
  })

  it('keeps the place of an applicant whose cell is not there', () => {
    const [block] = diffBlocks([applicant('1', 'platform', [cell('a', 'new')]), applicant('2', 'platform', [])], [rubric])
    expect(block?.rows[0]?.cells.map((one) => one?.verdict ?? null)).toEqual(['new', null])
  })

  it('names what no rubric knows by its id alone', () => {
    const [block] = diffBlocks([applicant('1', 'platform', [cell('gone', 'new')])], [rubric])
    expect(block?.rows[0]).toMatchObject({ criterionId: 'gone', name: null, points: null })
  })

  it.each([
    ['changed', true],
    ['missing', true],
    ['corrected', true],
    ['invalid', true],
    ['conflict', true],
    ['new', false],
    ['unchanged', false],
    ['recused', false],
  ] as const)('a row with a cell that is %s is notable: %s', (verdict, notable) => {
    const [block] = diffBlocks([applicant('1', 'platform', [cell('a', verdict)])], [rubric])
    expect(block?.rows[0]?.notable).toBe(notable)
  })
})

describe('an applicant of the file', () => {
  it('is counted by verdict', () => {
    const cells = [cell('a', 'new'), cell('b', 'missing'), cell('c', 'new')]
    expect([...verdictCounts({ cells })]).toEqual([
      ['new', 2],
      ['missing', 1],
    ])
  })
})
