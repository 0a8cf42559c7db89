import { describe, expect, it } from 'vitest'
import { countVotes, judgeCase, mayVote, type CaseFacts } from './abnormal.ts'

const facts = (confirming: readonly string[], change: Partial<CaseFacts> = {}): CaseFacts => ({
  panel: ['a', 'b', 'c', 'd', 'e'],
  concerned: 'a',
  excluded: [],
  votes: confirming.map((expertId) => ({ expertId, confirms: true })),
  explanation: 'absent',
  ...change,
})

describe('a case of abnormal scores', () => {
  it('needs more than half of the panel, not of those who voted', () => {
    expect(judgeCase(facts(['b', 'c']))).toMatchObject({
      ok: false,
      reason: 'abnormal-no-majority',
      params: { confirming: 2, needed: 3, panel: 5 },
    })
    expect(judgeCase(facts(['b', 'c', 'd']))).toEqual({ ok: true, panelSize: 5, needed: 3, confirming: 3, against: 0 })
    expect(judgeCase(facts(['b', 'c'], { panel: ['a', 'b', 'c', 'd'] }))).toMatchObject({ ok: false, params: { needed: 3 } })
  })

  it('does not count the member concerned, who is recused, or who left', () => {
    const all = ['a', 'b', 'c', 'd', 'x']
    expect(countVotes(facts(all, { excluded: ['d'] }))).toEqual({ panelSize: 5, needed: 3, confirming: 2, against: 0 })
    expect(all.map((id) => mayVote(facts([], { excluded: ['d'] }), id))).toEqual([false, true, true, false, false])
  })

  it('counts a vote against as a vote', () => {
    const votes = [
      { expertId: 'b', confirms: true },
      { expertId: 'c', confirms: false },
    ]
    expect(countVotes(facts([], { votes }))).toMatchObject({ confirming: 1, against: 1 })
  })

  it.each([
    [null, 'abnormal-explanation-open'],
    ['sufficient', 'abnormal-explained'],
  ] as const)('with an explanation that is %s ends with %s', (explanation, reason) => {
    expect(judgeCase(facts(['b', 'c', 'd'], { explanation }))).toMatchObject({ ok: false, reason })
  })
  it('goes through with an insufficient explanation', () => {
    expect(judgeCase(facts(['b', 'c', 'd'], { explanation: 'insufficient' })).ok).toBe(true)
  })
})
