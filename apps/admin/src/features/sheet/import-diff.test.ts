import type { ApplicantReport, CellReport, CellVerdict } from '@zhengji/domain/sheet/verdict'
import { describe, expect, it } from 'vitest'
import { diffBlocks, verdictCounts, type SheetCriteria } from './import-diff.ts'

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
const matrix: SheetCriteria = { role: 'platform', stepsPerPoint: 2, criteria: [{ id: 'a', name, maxUnits: 10 }] }

describe('the dry run as a table', () => {
  it('has a block per role with the steps of its sheet', () => {
    const blocks = diffBlocks([applicant('1', 'platform', [cell('a', 'new')]), applicant('2', 'coordinator', [cell('x', 'new')])], [matrix])
    expect(blocks.map(({ role, stepsPerPoint, rows }) => ({ role, stepsPerPoint, rows: rows.length }))).toEqual([
      { role: 'platform', stepsPerPoint: 2, rows: 1 },
      { role: 'coordinator', stepsPerPoint: 1, rows: 1 },
    ])
  })

  it('keeps the place of an applicant whose cell is not there', () => {
    const [block] = diffBlocks([applicant('1', 'platform', [cell('a', 'new')]), applicant('2', 'platform', [])], [matrix])
    expect(block?.rows[0]?.cells.map((one) => one?.verdict ?? null)).toEqual(['new', null])
  })

  it('names what the sheet does not know by its id alone', () => {
    const [block] = diffBlocks([applicant('1', 'platform', [cell('gone', 'new')])], [matrix])
    expect(block?.rows[0]).toMatchObject({ criterionId: 'gone', name: null, maxUnits: null })
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
    const [block] = diffBlocks([applicant('1', 'platform', [cell('a', verdict)])], [matrix])
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
