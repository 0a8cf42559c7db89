import { describe, expect, it } from 'vitest'
import { cellsOf, type ListColumn } from './column.ts'
import { arrangeColumns, listColumns } from './columns.ts'

const columns: readonly ListColumn[] = listColumns.applications
const keys = (wanted: readonly string[] | null) => arrangeColumns(columns, wanted).map(({ key }) => key)

describe('arrangeColumns', () => {
  it('keeps the wanted order and leaves out what it does not know', () => {
    expect(keys(['status', 'gone', 'number', 'status'])).toEqual(['status', 'number'])
  })
  it('shows the list as it comes when nothing is wanted or known', () => {
    const usual = ['number', 'enterprise', 'role', 'status', 'contact', 'received']
    expect([keys(null), keys([]), keys(['gone'])]).toEqual([usual, usual, usual])
  })
})

it.each(Object.entries(listColumns))('%s: keys of columns and cells are unique, titles stand in both languages', (_list, of) => {
  const all: readonly ListColumn[] = of
  const cells = all.flatMap((column) => cellsOf(column))
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
  expect(new Set(cells.map(({ key }) => key)).size).toBe(cells.length)
  expect([...all, ...cells].filter(({ title }) => title.zh === '' || title.en === '')).toEqual([])
})
