import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bilingual, bilingualList, decodeRefusal, describeRefusal, encodeRefusal, isRefusalReason } from './refusal.ts'
import { refusalTexts, type RefusalReason } from './texts.ts'

const placeholders = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()

const reasons: RefusalReason[] = Object.keys(refusalTexts).filter(isRefusalReason)

describe('the sentence of a refusal', () => {
  it.each(reasons)('%s stands in both languages with the same placeholders', (reason) => {
    const { zh, en } = refusalTexts[reason]
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(zh).toMatch(/[。?]$/)
    expect(en).not.toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/[.?]$/)
    expect(placeholders(en)).toEqual(placeholders(zh))
  })

  it('is filled with its parameters, and a parameter that is missing stays visible', () => {
    expect(describeRefusal('credit-code-check', { found: 'Z', expected: 0 }, 'en')).toContain(
      'character 18 is “Z”, the first 17 call for “0”',
    )
    expect(describeRefusal('field-too-long', {}, 'zh')).toBe('太长：最多 {max} 个字符。')
  })

  it('does not take inherited members for parameters', () => {
    expect(describeRefusal('field-too-long', Object.create({ max: 1 }), 'zh')).toBe('太长：最多 {max} 个字符。')
  })

  it('shows localised parameters in the language of the reader', () => {
    const params = {
      count: 2,
      undertakings: bilingualList([
        { zh: '甲', en: 'A' },
        { zh: '乙', en: 'B' },
      ]),
    }
    expect(describeRefusal('undertakings-uncovered', params, 'zh')).toContain('2 项工作无人承担：甲、乙。')
    expect(describeRefusal('undertakings-uncovered', params, 'en')).toContain('covered by nobody: A, B.')
    expect(bilingual({ zh: '甲', en: 'A' })).toBe('甲 ⁄ A')
  })
})

describe('a refusal as a string', () => {
  it('comes back as it was, with its parameters as text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...reasons),
        fc.dictionary(fc.stringMatching(/^[a-zA-Z]\w{0,10}$/), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer())),
        (reason, params) => {
          const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]))
          expect(decodeRefusal(encodeRefusal({ reason, params }))).toEqual({ reason, params: texts })
        },
      ),
    )
  })

  it.each(['', 'Invalid type: Expected string', 'toString', '__proto__?a=b', 'no-such-reason?x=1'])('“%s” is none of ours', (message) => {
    expect(decodeRefusal(message)).toBeNull()
  })

  it('survives half a character and a broken escape', () => {
    expect(decodeRefusal(encodeRefusal({ reason: 'credit-code-character', params: { found: '\uD800' } }))).toEqual({
      reason: 'credit-code-character',
      params: { found: '\uFFFD' },
    })
    expect(decodeRefusal('forbidden?permission=%')).toBeNull()
  })

  it('knows a reason by its own table only', () => {
    expect(isRefusalReason('forbidden')).toBe(true)
    expect(isRefusalReason('hasOwnProperty')).toBe(false)
  })
})
