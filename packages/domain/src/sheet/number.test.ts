import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, checkSheetNumber, sheetNumber } from './number.ts'

const numbers = fc
  .tuple(
    fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }),
    fc.stringMatching(/^[A-Z][A-Z0-9]{2,11}$/),
    fc.integer({ min: 1, max: 99_999 }),
  )
  .filter(([, prefix]) => !/^YL\d/.test(prefix))
  .map(([rehearsal, prefix, n]) => ({ prefix: rehearsal === null ? prefix : `YL${rehearsal}-${prefix}`, n }))

describe('sheet numbers', () => {
  it('carry the check character of ISO 7064 MOD 37,36 (example of the standard of GRid identifiers)', () => {
    expect(checkCharacter('A12425GABC1234002')).toBe('M')
    expect(checkCharacter('A1-2425G-ABC1234002')).toBe('M')
  })

  it('look as documented', () => {
    expect(sheetNumber('CQFP2026', 3)).toMatch(/^CQFP2026-S-0003-[0-9A-Z]$/)
    expect(sheetNumber('YL1-CQFP2026', 12_345)).toMatch(/^YL1-CQFP2026-S-12345-[0-9A-Z]$/)
  })

  it('are read back as they were given', () => {
    fc.assert(
      fc.property(numbers, ({ prefix, n }) => {
        const number = sheetNumber(prefix, n)
        expect(checkSheetNumber(number)).toEqual({ ok: true, number, prefix, position: n })
      }),
    )
  })

  it('show every single wrong character', () => {
    fc.assert(
      fc.property(numbers, ({ prefix, n }) => {
        const number = sheetNumber(prefix, n)
        const taken: string[] = []
        for (let at = 0; at < number.length; at += 1) {
          for (const wrong of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-') {
            if (wrong === number[at]) continue
            const typed = number.slice(0, at) + wrong + number.slice(at + 1)
            if (checkSheetNumber(typed).ok) taken.push(typed)
          }
        }
        expect(taken).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('are put right when typed in lower case, full width, with blanks or other dashes', () => {
    const number = sheetNumber('CQFP2026', 3)
    const expected = { ok: true, number, prefix: 'CQFP2026', position: 3 }
    const fullWidth = number.replace(/[0-9A-Z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    for (const typed of [number.toLowerCase(), ` ${number} `, number.replaceAll('-', '—'), number.replaceAll('-', ' – '), fullWidth]) {
      expect(checkSheetNumber(typed)).toEqual(expected)
    }
  })

  it('are refused with what was found', () => {
    expect(checkSheetNumber('评分表')).toEqual({ ok: false, reason: 'sheet-number-format', params: { found: '评分表' } })
    const number = sheetNumber('CQFP2026', 3)
    const wrong = number.replace('0003', '0008')
    expect(checkSheetNumber(wrong)).toEqual({ ok: false, reason: 'sheet-number-check', params: { found: wrong } })
  })
})
