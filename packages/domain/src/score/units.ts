import { refuse, type Refusal } from '../refusal/refusal.ts'
import { clip } from '../text.ts'

/** What one score cell takes: 0…maxUnits, in units of 1/stepsPerPoint of a point. */
export interface ScoreScale {
  readonly maxUnits: number
  readonly stepsPerPoint: number
}

export interface ParsedScore {
  readonly ok: true
  readonly units: number
  /** The text had to be read leniently (`８．５`, `7,5`, `9分`): shown to the officer as normalised. */
  readonly normalised: boolean
}

/** Full marks in points as units. */
export const pointsToUnits = (points: number, stepsPerPoint: number): number => Math.round(points * stepsPerPoint)

/** Units as points, exact and without trailing zeros: `formatUnits(15, 2)` is `7.5`. At most 6 decimals (steps of 1/64). */
export const formatUnits = (units: number, stepsPerPoint: number): string => {
  const million = (BigInt(Math.abs(units)) * 1_000_000n) / BigInt(stepsPerPoint)
  const decimals = (million % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '')
  return `${units < 0 ? '-' : ''}${million / 1_000_000n}${decimals === '' ? '' : `.${decimals}`}`
}

const plain = /^-?\d{1,9}(?:\.\d{1,15})?$/

/**
 * The number in a text when only one reading is possible, as a plain decimal, else null. Certain: full-width digits, blanks around,
 * `。` or a comma before one or two decimals, 分 behind, a missing zero before or after the point. Not certain, so null:
 * percentages (of what?), thousands (`1,000`), dates, formulas, Chinese numerals, two numbers.
 */
const certainNumber = (found: string): string | null => {
  const bare = found
    .normalize('NFKC')
    .trim()
    .replace(/\s*分$/, '')
    .replace(/[。｡]/g, '.')
    .replace(/^(-?\d+),(\d{1,2})$/, '$1.$2')
    .replace(/^(-?)(?=\.)/, (sign) => `${sign}0`)
    .replace(/^(-?\d+)\.$/, '$1')
  return plain.test(bare) ? bare : null
}

/**
 * Reads a score as people type it: lenient in form, strict in value. A number has to be a whole multiple of the step and within
 * the scale: nothing is rounded or clipped. Refuses with `score-missing`, `score-not-a-number`, `score-out-of-range`, `score-step`.
 */
export const parseScore = (found: string | number, { maxUnits, stepsPerPoint }: ScoreScale): ParsedScore | Refusal => {
  // Binary fractions, as nearly all scores are, need no decimals: their product with the steps is exact.
  if (typeof found === 'number' && Number.isInteger(found * 64) && Math.abs(found) < 1e6) {
    const units = found * stepsPerPoint
    if (Number.isInteger(units) && units >= 0 && units <= maxUnits) return { ok: true, units: units + 0, normalised: false }
  }
  const shown = String(found)
  const max = formatUnits(maxUnits, stepsPerPoint)
  if (shown.trim() === '') return refuse('score-missing', { max })
  const number = certainNumber(shown)
  if (number === null) return refuse('score-not-a-number', { found: clip(shown, 40), max })
  const [wholePart = '', decimals = ''] = number.split('.')
  const scale = 10n ** BigInt(decimals.length)
  const scaled = BigInt(wholePart + decimals) * BigInt(stepsPerPoint)
  if (scaled > BigInt(maxUnits) * scale || scaled < 0n) return refuse('score-out-of-range', { found: number, max })
  if (scaled % scale !== 0n) return refuse('score-step', { found: number, step: formatUnits(1, stepsPerPoint) })
  return { ok: true, units: Number(scaled / scale), normalised: typeof found === 'string' && !plain.test(found) }
}
