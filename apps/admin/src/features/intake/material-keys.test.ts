import { calls } from '@zhengji/domain/calls/registry'
import type { Material } from '@zhengji/domain/call/definition'
import { describe, expect, it } from 'vitest'
import { startChecks, type MaterialDraft } from './material-draft.ts'
import { pressKey } from './material-keys.ts'

const material = calls[0]?.materials[0] as Material // the registry is never empty
const complete = { present: true, copies: 3, sealed: true, bound: true }

/** Presses keys one after the other as the table does: a line is decided as soon as it was touched. */
const press = (keys: readonly string[]): { draft: MaterialDraft; steps: readonly (string | null)[] } => {
  const [draft] = startChecks([material], []) as [MaterialDraft] // one material, one line
  let typed = ''
  let decided = false
  const steps = keys.map((key) => {
    const result = pressKey({ draft, material, decided, typed }, key)
    if (result) typed = result.typed
    if (result && !key.startsWith('Arrow')) decided = true
    return result?.step ?? null
  })
  return { draft, steps }
}

describe('a line of the check', () => {
  it('is complete by its number of pages and Enter', () => {
    const { draft, steps } = press(['1', '2', 'Enter'])
    expect(draft).toMatchObject({ ...complete, pages: 12, scanEqualsPaper: false })
    expect(steps).toEqual(['stay', 'stay', 'next'])
  })
  it('is complete but for its pages by Enter alone', () => {
    expect(press(['Enter']).draft).toMatchObject({ ...complete, pages: 0 })
  })
  it.each([
    ['s', { ...complete, sealed: false }],
    ['b', { ...complete, bound: false }],
    ['-', { ...complete, copies: 2 }],
    ['e', { ...complete, scanEqualsPaper: true }],
    ['S', { ...complete, sealed: false }],
  ])('with %s says the one thing that is otherwise, and Enter does not take it back', (key, expected) => {
    expect(press([key, 'Enter']).draft).toMatchObject(expected)
    expect(press([key, key === '-' ? '+' : key]).draft).toMatchObject({ ...complete, scanEqualsPaper: false })
  })
  it('that is absent stays so', () => {
    expect(press(['5', 'x', 'Enter']).draft).toMatchObject({ present: false, copies: 0, pages: 0, sealed: false, bound: false })
  })
  it('corrects its pages', () => {
    expect(press(['1', '2', 'Backspace', '5']).draft.pages).toBe(15)
    expect(press(['1', '2', '3', '4', '5']).draft.pages).toBe(2345)
  })
  it('leaves other keys alone and changes nothing by moving', () => {
    expect(press(['Tab', 'q', 'F5']).steps).toEqual([null, null, null])
    expect(press(['ArrowDown', 'ArrowUp', 'u', 'n'])).toMatchObject({
      draft: { present: false, pages: 0 },
      steps: ['next', 'previous', 'upload', 'note'],
    })
  })
})
