import { paddedNumber, seriesMarks } from '../application/number.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'

/**
 * Number of a score sheet, e.g. `CQFP2026-S-0003-K`: round prefix, series mark S, position, check character. A clerk types it
 * from paper, so the check character finds every single wrong character (property test) and nearly every swap of neighbours.
 *
 * Algorithm: ISO 7064 MOD 37,36 over all letters and digits before the check character, hyphens left out. Start with p = 36; for
 * each character of value v (0–9 → 0–9, A–Z → 10–35): s = (p + v) mod 36, with 36 instead of 0; p = 2s mod 37. The check
 * character's value is (37 − p) mod 36.
 */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO 7064 MOD 37,36. Characters outside 0-9 A-Z are skipped. */
export const checkCharacter = (body: string): string => {
  let p = 36
  for (const character of body) {
    const value = alphabet.indexOf(character)
    if (value < 0) continue
    p = (((p + value) % 36 || 36) * 2) % 37
  }
  return alphabet.charAt((37 - p) % 36)
}

/** `n` counts sheets of the round from 1; throws a RangeError for anything else. */
export const sheetNumber = (prefix: string, n: number): string => {
  const body = `${prefix}-${seriesMarks.sheet}-${paddedNumber(n)}`
  return `${body}-${checkCharacter(body)}`
}

/** A hyphen inside the prefix is only possible after a rehearsal's mark, so a hyphen typed for a letter never looks right. */
const pattern = /^((?:YL[1-9]\d*-)?(?!YL\d)[A-Z0-9]+)-S-(\d{4,})-([0-9A-Z])$/

export type SheetNumberVerdict =
  | { readonly ok: true; readonly number: string; readonly prefix: string; readonly position: number }
  | Refusal

/**
 * Reads a typed sheet number: blanks, lower case, full-width characters and other dashes are put right; a wrong form is
 * refused as `sheet-number-format`, a wrong character as `sheet-number-check`. `number` is the form that is stored.
 */
export const checkSheetNumber = (typed: string): SheetNumberVerdict => {
  const number = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[‐‑‒–—―−ー]/g, '-')
    .toUpperCase()
  const [, prefix, position, check] = pattern.exec(number) ?? []
  if (prefix === undefined || position === undefined || check === undefined) return refuse('sheet-number-format', { found: number })
  if (checkCharacter(number.slice(0, -1)) !== check) return refuse('sheet-number-check', { found: number })
  return { ok: true, number, prefix, position: Number(position) }
}
