import { describe, expect, it } from 'vitest'
import { newId } from './id.ts'

describe('newId', () => {
  it('is a UUID of version 7 and variant 10', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('rises strictly, also when many ids fall into one millisecond', () => {
    const ids = Array.from({ length: 20_000 }, newId)
    expect(ids).toEqual([...new Set(ids)].sort())
  })

  it('carries the time of its creation', () => {
    const before = Date.now()
    const millis = Number.parseInt(newId().replace('-', '').slice(0, 12), 16)
    // 20,000 ids above may have borrowed a few milliseconds from the future
    expect(millis).toBeGreaterThanOrEqual(before)
    expect(millis).toBeLessThanOrEqual(Date.now() + 50)
  })
})
