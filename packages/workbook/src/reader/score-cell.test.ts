import { describe, expect, it } from 'vitest'
import type { FormatKind } from './formats.ts'
import type { GridCell } from './grid.ts'
import { readScoreCell } from './score-cell.ts'

/** Half points from 0 to 10. */
const scale = { maxUnits: 20, stepsPerPoint: 2 }
const cell = (kind: GridCell['kind'], text: string, formula: string | null = null): GridCell => ({
  row: 9,
  column: 6,
  kind,
  text,
  formula,
  style: 0,
})
const read = (kind: GridCell['kind'], text: string, format: FormatKind = 'plain') => readScoreCell(cell(kind, text), format, scale)

describe('a score cell', () => {
  it.each([
    ['8.5', 17],
    ['0', 0],
    ['10', 20],
    ['8.50', 17],
    ['7.0000000000000002', 14],
    ['1E1', 20],
    ['1e+1', 20],
    ['75e-1', 15],
    ['.5', 1],
    ['7.', 14],
    [' 7.5 ', 15],
    ['+7', 14],
    ['-0', 0],
  ])('with the number %s is read as it stands', (text, units) => {
    expect(read('number', text)).toEqual({ raw: text, units, normalised: false, problem: null })
  })

  it.each([
    ['8.5', 17, false],
    ['8', 16, false],
    ['８．５', 17, true],
    ['8。5', 17, true],
    ['８。５分', 17, true],
    ['7,5', 15, true],
    ['7，5', 15, true],
    ['9分', 18, true],
    [' 7.5 ', 15, true],
    ['\u30007.5\u3000', 15, true],
    ['7.5\n', 15, true],
  ])('with the text %o is read, and said where that took some leniency', (text, units, normalised) => {
    expect(read('text', text)).toEqual({ raw: text, units, normalised, problem: null })
  })

  it.each(['', ' ', '\u3000', '\n'])('with %o is empty', (text) => {
    expect(read('text', text)).toEqual({ raw: null, units: null, normalised: false, problem: null })
  })

  it('that is not there is empty, not zero', () => {
    expect(readScoreCell(undefined, 'plain', scale)).toEqual({ raw: null, units: null, normalised: false, problem: null })
  })

  it.each([
    ['number', '7.3', 'score-step'],
    ['number', '7.2000000000000002', 'score-step'],
    ['number', '10.5', 'score-out-of-range'],
    ['number', '-1', 'score-out-of-range'],
    ['number', '46027', 'score-out-of-range'],
    ['number', '1e400', 'score-not-a-number'],
    ['number', '0x5', 'score-not-a-number'],
    ['number', '1_0', 'score-not-a-number'],
    ['number', 'NaN', 'score-not-a-number'],
    ['number', '5 5', 'score-not-a-number'],
    ['text', '85%', 'score-not-a-number'],
    ['text', '九', 'score-not-a-number'],
    ['text', '=1+1', 'score-not-a-number'],
    ['text', '1,000', 'score-not-a-number'],
    ['text', '8-9', 'score-not-a-number'],
    ['text', '8/10', 'score-not-a-number'],
    ['text', '√', 'score-not-a-number'],
    ['text', '—', 'score-not-a-number'],
    ['text', '2026-1-5', 'score-not-a-number'],
    ['text', '7.25', 'score-step'],
    ['text', '１１', 'score-out-of-range'],
    ['boolean', '1', 'sheet-score-kind'],
    ['boolean', 'true', 'sheet-score-kind'],
    ['error', '#DIV/0!', 'sheet-score-kind'],
    ['date', '2026-01-05T00:00:00', 'sheet-score-date'],
  ] as const)('of kind %s with %s is refused: %s', (kind, text, reason) => {
    expect(read(kind, text)).toMatchObject({ units: null, problem: { reason } })
  })

  it.each([
    ['percent', '0.85', { reason: 'sheet-score-percent', params: { found: '85%' } }],
    ['percent', '5', { reason: 'sheet-score-percent', params: { found: '500%' } }],
    ['date', '46027', { reason: 'sheet-score-date', params: { found: '2026-01-05' } }],
    ['date', '8', { reason: 'sheet-score-date', params: { found: '8' } }],
  ] as const)('whose format makes it a %s is refused with what it shows', (format, text, problem) => {
    expect(read('number', text, format)).toMatchObject({ units: null, problem })
  })

  it('with a text is a text, whatever its number format', () => {
    expect(read('text', '8.5', 'percent')).toMatchObject({ units: 17, problem: null })
  })

  it.each(['1+1', '', 'SUM(F9:F10)', '_xlfn.DISPIMG("ID_1",1)'])('with the formula =%s is refused', (formula) => {
    expect(readScoreCell(cell('number', '5', formula), 'plain', scale)).toMatchObject({
      units: null,
      problem: { reason: 'sheet-score-formula' },
    })
  })

  it('never quotes half a character', () => {
    const { raw, problem } = read('text', `${'好'.repeat(39)}𬭩`)
    expect(problem?.params['found']).toBe('好'.repeat(39))
    expect(raw?.isWellFormed()).toBe(true)
  })
})
