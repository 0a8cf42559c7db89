import { refuse, type Refusal } from '../refusal/refusal.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

/** Full-width letters and digits become ASCII, blanks and dashes go, letters become capitals. */
export const normaliseCreditCode = (input: string): string =>
  input
    .normalize('NFKC')
    .replace(/[\s\-—–‐]/g, '')
    .toUpperCase()

/**
 * Checks a unified social credit code as it is (normalise first).
 * Refuses with the length, the first character that is not allowed (position from 1), or the check character with what was expected.
 * Source: GB 32100-2015: 17 weighted characters, check = (31 − Σ mod 31) mod 31.
 */
export const checkCreditCode = (code: string): { ok: true; warning: 'not-an-enterprise' | null } | Refusal => {
  const characters = Array.from(code)
  if (characters.length !== 18) return refuse('credit-code-length', { length: characters.length })
  const bad = characters.findIndex((character) => !alphabet.includes(character))
  if (bad >= 0) return refuse('credit-code-character', { position: bad + 1, found: characters[bad] ?? '' })
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(characters[index] ?? ''), 0)
  const expected = alphabet[(31 - (sum % 31)) % 31] ?? ''
  const found = characters[17] ?? ''
  if (found !== expected) return refuse('credit-code-check', { found, expected })
  // 91 enterprise, 92 individual business, 93 farmers' cooperative
  return { ok: true, warning: /^9[123]/.test(code) ? null : 'not-an-enterprise' }
}

/** The check character for 17 characters of the alphabet; for demonstration data and tests. */
export const creditCodeCheckCharacter = (first17: string): string => {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(first17[index] ?? ''), 0)
  return alphabet[(31 - (sum % 31)) % 31] ?? ''
}
