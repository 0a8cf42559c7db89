import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReceiptCode, receiptCodeUrl } from './receipt-code.ts'

const code = { number: 'CQFP2026-收-0007', deliveredAt: '2026-01-28T09:29:59.999999Z', signature: 'c2lnbmF0dXJl_-' }

describe('the code on a receipt', () => {
  it('is an address in ASCII with everything behind the #', () => {
    expect(receiptCodeUrl('https://zhengji.example.cn', code)).toBe(
      'https://zhengji.example.cn/verify#n=CQFP2026-%E6%94%B6-0007&t=2026-01-28T09%3A29%3A59.999999Z&s=c2lnbmF0dXJl_-',
    )
  })

  it('comes back from the address and from the part behind the #, whatever it holds', () => {
    fc.assert(
      fc.property(fc.record({ number: text, deliveredAt: text, signature: text }), (any) => {
        const url = receiptCodeUrl('http://127.0.0.1:3000', any)
        expect(parseReceiptCode(`  ${url}\n`)).toEqual(any)
        expect(parseReceiptCode(url.slice(url.indexOf('#') + 1))).toEqual(any)
      }),
    )
  })

  it('is the last one of several', () => {
    const other = { ...code, number: 'CQFP2026-逾-0001' }
    expect(parseReceiptCode(receiptCodeUrl('https://a.cn', other) + receiptCodeUrl('https://a.cn', code))).toEqual(code)
  })

  it.each([
    '',
    '#',
    'https://zhengji.example.cn/verify',
    'n=CQFP2026-%E6%94%B6-0007&t=2026-01-28T09%3A29%3A59Z',
    'n=&t=2026&s=x',
    'n=%E6%94&t=2026&s=x',
  ])('is not read from %j', (broken) => {
    expect(parseReceiptCode(broken)).toBeNull()
  })
})

/** Any text but an empty one, without the halves of characters that no encoder accepts. */
const text = fc.string({ minLength: 1, unit: 'grapheme' })
