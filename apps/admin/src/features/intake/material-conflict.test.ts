import { calls } from '@zhengji/domain/calls/registry'
import { describe, expect, it } from 'vitest'
import { compareChecks, mergeChecks } from './material-conflict.ts'
import { startChecks } from './material-draft.ts'

const materials = calls[0]?.materials ?? []
const words = { t: (key: string) => key, pick: (text: { zh: string }) => text.zh }
const [first, second] = materials
const base = startChecks(materials, [])
const change = (index: number, patch: Partial<(typeof base)[number]>) =>
  base.map((one, at) => (at === index ? { ...one, ...patch } : { ...one }))

describe('two clerks at one delivery', () => {
  const mine = change(0, { present: true, copies: 3, pages: 12 })
  const theirs = change(0, { present: true, copies: 2, pages: 12, note: '缺一份' })

  it('see only what differs, preset by who changed it', () => {
    expect(compareChecks(materials, { base, mine, theirs }, words)).toEqual([
      { key: `${first?.id}.copies`, label: `${first?.name.zh} · application.copies`, mine: '3', theirs: '2', keep: 'mine' },
      { key: `${first?.id}.note`, label: `${first?.name.zh} · application.note`, mine: '', theirs: '缺一份', keep: 'theirs' },
    ])
  })
  it('keep what each of them did where the other did nothing', () => {
    const others = change(1, { present: true, pages: 4 })
    const taken = Object.fromEntries(compareChecks(materials, { base, mine, theirs: others }, words).map(({ key, keep }) => [key, keep]))
    const merged = mergeChecks({ mine, theirs: others }, taken)
    expect(merged[0]).toEqual(mine[0])
    expect(merged[1]).toEqual({ ...others[1], materialId: second?.id })
  })
  it('take what was chosen', () => {
    const merged = mergeChecks({ mine, theirs }, { [`${first?.id}.copies`]: 'theirs', [`${first?.id}.note`]: 'mine' })
    expect(merged[0]).toEqual({ ...mine[0], copies: 2 })
  })
})
