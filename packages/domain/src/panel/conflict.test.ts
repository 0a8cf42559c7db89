import { describe, expect, it } from 'vitest'
import { findConflicts } from './conflict.ts'

const entity = { name: '重庆云链科技有限公司', creditCode: '91500000MA5U000011' }
const related = { name: '重庆（渝中）支付有限公司', creditCode: '91500000MA5U000022' }
const today = Temporal.PlainDate.from('2026-02-01')
const conflicts = (employment: { employer?: string; creditCode?: string; until?: string | null }, at = today, years = 3) =>
  findConflicts({ employments: [{ employer: '某公司', creditCode: '', until: null, ...employment }] }, [entity, related], at, years)

describe('findConflicts', () => {
  it('finds the present employer by its code, whatever it is called', () => {
    expect(conflicts({ employer: '旧名公司', creditCode: ' 91500000ma5u000011' })).toEqual([
      { employer: '旧名公司', entityName: '重庆云链科技有限公司', until: null, matchedBy: 'credit-code' },
    ])
  })

  it('finds it by name when no code matches, whatever the brackets, blanks and width', () => {
    expect(conflicts({ employer: '重庆（渝中） 支付有限公司' })).toEqual([
      { employer: '重庆（渝中） 支付有限公司', entityName: '重庆（渝中）支付有限公司', until: null, matchedBy: 'name' },
    ])
    expect(conflicts({ employer: '重庆云链科技有限公司', creditCode: '91500000MA5U999999' }).map(({ matchedBy }) => matchedBy)).toEqual([
      'name',
    ])
  })

  it('does not take a part of a name, an empty name or an empty code for a match', () => {
    expect(conflicts({ employer: '重庆云链科技' })).toEqual([])
    expect(
      findConflicts({ employments: [{ employer: '()', creditCode: '', until: null }] }, [{ name: '—', creditCode: '' }], today, 3),
    ).toEqual([])
  })

  it.each([
    ['the day after it ended', '2026-01-31', true],
    ['one day before the third anniversary', '2023-02-02', true],
    ['on the third anniversary', '2023-02-01', false],
    ['later', '2023-01-31', false],
    ['while the end is still to come', '2026-12-31', true],
  ])('an employment counts for three years after it ended: %s (ended %s) → %s', (_, until, counts) => {
    expect(conflicts({ creditCode: entity.creditCode, until }).length > 0).toBe(counts)
  })

  it('ends the years of a 29 February on 28 February', () => {
    const ended = { creditCode: entity.creditCode, until: '2024-02-29' }
    expect(conflicts(ended, Temporal.PlainDate.from('2027-02-27'))).toHaveLength(1)
    expect(conflicts(ended, Temporal.PlainDate.from('2027-02-28'))).toHaveLength(0)
  })

  it('with no years only what still lasts counts', () => {
    expect(conflicts({ creditCode: entity.creditCode, until: '2026-02-01' }, today, 0)).toEqual([])
    expect(conflicts({ creditCode: entity.creditCode, until: '2026-02-02' }, today, 0)).toHaveLength(1)
  })

  it('tells every pair of employment and entity', () => {
    const employments = [
      { employer: entity.name, creditCode: '', until: null },
      { employer: related.name, creditCode: related.creditCode, until: '2025-06-30' },
    ]
    expect(findConflicts({ employments }, [entity, related], today, 3).map(({ entityName }) => entityName)).toEqual([
      entity.name,
      related.name,
    ])
  })
})
