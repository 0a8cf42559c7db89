import { describe, expect, it } from 'vitest'
import type { PanelRules } from '../call/definition.ts'
import { checkPanel, panelProblems } from './legality.ts'
import { chooseSubstitute } from './substitute.ts'

const rules: PanelRules = {
  size: 5,
  minimumSize: 5,
  substitutes: 2,
  categories: [
    { id: 'tech', name: { zh: '技术', en: 'Technology' }, minimum: 2 },
    { id: 'finance', name: { zh: '财务', en: 'Finance' }, minimum: 1 },
  ],
  recusalYears: 3,
}
const seats = (...categories: string[]) => categories.map((category, n) => ({ expertId: `${category}-${n}`, category }))

describe('a panel', () => {
  it('may work when it is odd, large enough and of every category', () => {
    expect(checkPanel(rules, seats('tech', 'tech', 'finance', 'law', 'law'))).toEqual({ ok: true })
    expect(panelProblems(rules, seats('tech', 'tech', 'finance', 'law', 'law', 'tech', 'tech'))).toEqual([])
  })

  it('hears all of its problems at once', () => {
    expect(panelProblems(rules, seats('tech', 'law', 'law', 'law'))).toEqual([
      { ok: false, reason: 'panel-too-small', params: { size: 4, minimum: 5 } },
      { ok: false, reason: 'panel-size-even', params: { size: 4 } },
      { ok: false, reason: 'panel-category-short', params: { category: '技术 ⁄ Technology', found: 1, minimum: 2 } },
      { ok: false, reason: 'panel-category-short', params: { category: '财务 ⁄ Finance', found: 0, minimum: 1 } },
    ])
    expect(checkPanel(rules, [])).toMatchObject({ reason: 'panel-too-small' })
    expect(checkPanel(rules, seats('tech', 'tech', 'finance', 'law', 'law', 'law'))).toMatchObject({ reason: 'panel-size-even' })
  })
})

describe('chooseSubstitute', () => {
  const substitutes = [
    { expertId: 's1', category: 'law' },
    { expertId: 's2', category: 'tech' },
    { expertId: 's3', category: 'tech' },
  ]

  it('takes the first in order with whom the panel stays legal', () => {
    expect(chooseSubstitute(rules, seats('tech', 'tech', 'finance', 'law'), substitutes)).toEqual({ ok: true, expertId: 's1' })
    expect(chooseSubstitute(rules, seats('tech', 'finance', 'law', 'law'), substitutes)).toEqual({ ok: true, expertId: 's2' })
  })

  it('refuses when nobody fits, or nobody is there', () => {
    expect(chooseSubstitute(rules, seats('tech', 'tech', 'law', 'law'), substitutes)).toMatchObject({
      reason: 'panel-no-substitute',
      params: { count: 3 },
    })
    expect(chooseSubstitute(rules, seats('tech', 'tech', 'finance', 'law'), [])).toMatchObject({
      reason: 'panel-no-substitute',
      params: { count: 0 },
    })
  })
})
