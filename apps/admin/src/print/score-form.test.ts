import type { SheetColumn } from '@zhengji/domain/sheet/view'
import { describe, expect, it } from 'vitest'
import { formParts, type FormMatrix } from './score-form.ts'

const column = (index: number): SheetColumn => ({
  applicationId: String(index),
  number: `N-${index}`,
  name: `${index}`,
  recused: false,
  comment: '',
  units: {},
  corrected: [],
})
const matrix = (role: string, count: number): FormMatrix => ({
  role,
  rubric: { role, totalPoints: 100, stepsPerPoint: 2, assumption: false, groups: [] },
  applicants: Array.from({ length: count }, (_, index) => column(index)),
})

describe('the tables of a score form', () => {
  it.each([
    [0, []],
    [1, [1]],
    [6, [6]],
    [7, [6, 1]],
    [60, Array.from({ length: 10 }, () => 6)],
  ])('%i applicants stand in tables of %j', (count, sizes) => {
    const parts = formParts([matrix('platform', count)])
    expect(parts.map(({ applicants }) => applicants.length)).toEqual(sizes)
    expect(parts.flatMap(({ applicants }) => applicants.map(({ applicationId }) => applicationId))).toEqual(
      Array.from({ length: count }, (_, index) => String(index)),
    )
    expect(parts.map(({ part, parts: all }) => `${part}/${all}`)).toEqual(sizes.map((_, index) => `${index + 1}/${sizes.length}`))
  })

  it('count anew for each role', () => {
    const parts = formParts([matrix('coordinator', 2), matrix('platform', 8)])
    expect(parts.map(({ matrix: { role }, part, parts: all }) => `${role} ${part}/${all}`)).toEqual([
      'coordinator 1/1',
      'platform 1/2',
      'platform 2/2',
    ])
  })
})
