import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentDisposition } from './content-disposition.ts'

describe('Content-Disposition', () => {
  it('carries a Chinese name in the form of RFC 5987 and a plain fallback with the same extension', () => {
    expect(contentDisposition('attachment', "申报书(1)'s.pdf")).toBe(
      `attachment; filename="file.pdf"; filename*=UTF-8''%E7%94%B3%E6%8A%A5%E4%B9%A6%281%29%27s.pdf`,
    )
  })

  it('keeps quotes and line breaks of a name out of the header', () => {
    expect(contentDisposition('inline', 'a"b\\c.pdf')).toBe(`inline; filename="a_b_c.pdf"; filename*=UTF-8''a%22b%5Cc.pdf`)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(contentDisposition('attachment', name)).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.!~%-]*$/)
      }),
    )
  })
})
