import { describe, expect, it } from 'vitest'
import { newerThan100, stumblingBlocks } from './old-browser/newer-than-100.ts'

describe('what Chromium 100 does not know', () => {
  it('is found by name and by syntax', () => {
    expect(newerThan100('Map.groupBy(rows, by); rows.toSorted(); other.groupBy(rows)')).toEqual(['Map.groupBy', 'toSorted'])
    expect(newerThan100('const a = /[\\p{L}--[a-z]]/v')).toEqual([expect.stringContaining('syntax: ')])
    expect(newerThan100('export default await import("./a.js"); class A { static #b = 1; static { this.#b ??= 2 } }')).toEqual([])
  })

  it('is in none of the built pages', () => {
    const { scripts, found } = stumblingBlocks()
    expect(scripts).toBeGreaterThan(100)
    expect(found).toEqual([])
  })
})
