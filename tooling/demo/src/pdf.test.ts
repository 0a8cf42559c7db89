import { describe, expect, it } from 'vitest'
import { scanPdf } from './pdf.ts'

describe('scanPdf', () => {
  const pdf = scanPdf('重庆山城云票科技有限公司', [
    { title: '营业执照', lines: ['统一社会信用代码'] },
    { title: '第二页', lines: [] },
  ]).toString('latin1')

  it('points its cross-reference table at every object', () => {
    const start = Number(/startxref\n(\d+)/.exec(pdf)?.[1])
    const rows = [...pdf.slice(start).matchAll(/(\d{10}) 00000 n/g)].map((row) => Number(row[1]))
    expect(rows.map((offset) => /^\d+ 0 obj/.exec(pdf.slice(offset))?.[0])).toEqual(rows.map((_, index) => `${index + 1} 0 obj`))
  })

  it('counts its pages', () => {
    expect(/\/Count (\d+)/.exec(pdf)?.[1]).toBe('2')
  })
})
