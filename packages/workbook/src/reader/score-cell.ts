import { formatUnits, parseScore, type ScoreScale } from '@zhengji/domain/score/units'
import { refuse, type Refusal } from '@zhengji/domain/refusal/refusal'
import { clip } from '@zhengji/domain/text'
import type { FormatKind } from './formats.ts'
import { decimalOf, type GridCell } from './grid.ts'

export interface ScoreReading {
  /** What stood there, or null when nothing did. */
  readonly raw: string | null
  readonly units: number | null
  readonly normalised: boolean
  readonly problem: Refusal | null
}

const nothing: ScoreReading = { raw: null, units: null, normalised: false, problem: null }

const faulty = (raw: string, problem: Refusal): ScoreReading => ({ raw: clip(raw, 100), units: null, normalised: false, problem })

const excelDay = (serial: string): string => {
  const days = Number(serial)
  // Serial 60 is the 29 February 1900 that never was; from 61 on day 0 is 1899-12-30.
  return Number.isFinite(days) && days > 60 && days < 2_958_466
    ? Temporal.PlainDate.from('1899-12-30')
        .add({ days: Math.floor(days) })
        .toString()
    : serial
}

/** Reads one score cell: lenient in how a number is written, strict in what is certain. */
export const readScoreCell = (cell: GridCell | undefined, format: FormatKind, scale: ScoreScale): ScoreReading => {
  if (cell === undefined) return nothing
  const { text, kind, formula } = cell
  if (formula !== null) return faulty(`=${formula}`, refuse('sheet-score-formula', { found: clip(formula, 60) }))
  if (text.trim() === '') return nothing
  if (kind === 'boolean' || kind === 'error')
    return faulty(
      text,
      refuse('sheet-score-kind', { found: kind === 'boolean' ? (/^(1|true)$/i.test(text) ? 'TRUE' : 'FALSE') : clip(text, 40) }),
    )
  if (kind === 'date') return faulty(text, refuse('sheet-score-date', { found: clip(text, 40) }))
  if (kind === 'number' && format === 'percent')
    return faulty(text, refuse('sheet-score-percent', { found: `${Number((Number(text) * 100).toFixed(4))}%` }))
  if (kind === 'number' && format === 'date') return faulty(text, refuse('sheet-score-date', { found: clip(excelDay(text), 40) }))
  // Excel writes 7.2 as 7.2000000000000002: the shortest decimal of the same double is what was typed.
  const score = parseScore(kind === 'number' ? (decimalOf(text) ?? text) : text, scale)
  return score.ok ? { raw: text, units: score.units, normalised: score.normalised, problem: null } : faulty(text, score)
}

/** Points as shown in messages. */
export const shownPoints = (units: number, { stepsPerPoint }: ScoreScale): string => formatUnits(units, stepsPerPoint)
