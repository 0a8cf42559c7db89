import { describe, expect, it } from 'vitest'
import { isLeftover, isSheetFile } from './dropped-files.ts'

describe('a file that was dropped', () => {
  it.each(['评分表 张三.xlsx', 'pack.ZIP', '评分表.XLSX'])('%s may be a score sheet', (name) => {
    expect(isSheetFile(name)).toBe(true)
  })
  it.each(['评分表.xls', '评分表.pdf', 'xlsx', '~$评分表.xlsx', '.评分表.xlsx'])('%s is none', (name) => {
    expect(isSheetFile(name)).toBe(false)
  })
  it('what programs leave behind is passed over in silence, what a person put there is not', () => {
    expect(['~$评分表.xlsx', '.DS_Store', 'Thumbs.db', '评分表.pdf'].filter(isLeftover)).toEqual([
      '~$评分表.xlsx',
      '.DS_Store',
      'Thumbs.db',
    ])
  })
})
