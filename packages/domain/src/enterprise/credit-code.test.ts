import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCreditCode, creditCodeCheckCharacter, normaliseCreditCode } from './credit-code.ts'

const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY')
const validCode = fc
  .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join('') + creditCodeCheckCharacter(characters.join('')))

describe('a unified social credit code', () => {
  it('is valid with its check character, and one that is no enterprise carries a warning', () => {
    expect(checkCreditCode('91350100M000100Y43')).toEqual({ ok: true, warning: null })
    expect(checkCreditCode('11500000MB0W8117XN')).toEqual({ ok: true, warning: 'not-an-enterprise' })
  })

  it('names the first character that is not allowed', () => {
    expect(checkCreditCode('91350100M000100Y4Z')).toEqual({
      ok: false,
      reason: 'credit-code-character',
      params: { position: 18, found: 'Z' },
    })
    expect(checkCreditCode('9135O100M0001I0Y43')).toEqual({
      ok: false,
      reason: 'credit-code-character',
      params: { position: 5, found: 'O' },
    })
  })

  it('says what the check character should be', () => {
    expect(checkCreditCode('91350100M000100Y44')).toEqual({ ok: false, reason: 'credit-code-check', params: { found: '4', expected: '3' } })
  })

  it('counts characters, not code units', () => {
    expect(checkCreditCode('91350100M000100Y4')).toEqual({ ok: false, reason: 'credit-code-length', params: { length: 17 } })
    expect(checkCreditCode('91350100M000100Y4𠮷')).toEqual({
      ok: false,
      reason: 'credit-code-character',
      params: { position: 18, found: '𠮷' },
    })
  })

  it('is normalised from full-width characters, blanks, dashes and small letters', () => {
    expect(normaliseCreditCode(' 91350100-m000 100y43')).toBe('91350100M000100Y43')
    expect(normaliseCreditCode('91350100M000100Y43')).toBe('91350100M000100Y43')
  })

  it('detects every substitution of a single character', () => {
    fc.assert(
      fc.property(validCode, fc.nat(17), fc.constantFrom(...alphabet), (code, position, character) => {
        fc.pre(code[position] !== character)
        const changed = code.slice(0, position) + character + code.slice(position + 1)
        expect(checkCreditCode(code).ok).toBe(true)
        expect(checkCreditCode(changed)).toMatchObject({ ok: false, reason: 'credit-code-check' })
      }),
    )
  })

  it('stays what it is when normalised twice', () => {
    fc.assert(
      fc.property(fc.string(), (input) => {
        expect(normaliseCreditCode(normaliseCreditCode(input))).toBe(normaliseCreditCode(input))
      }),
    )
  })
})
