import type { Material } from '@zhengji/domain/call/definition'
import type { MaterialDefect } from '@zhengji/domain/material/completeness'
import { describe, expect, it } from 'vitest'
import { dueBasis, faultyMaterials, lackingCopies } from './notice.ts'

const words = { zh: '字', en: 'word' }
const material = (id: string): Material => ({
  id,
  clause: '三',
  name: words,
  hint: words,
  copies: 3,
  sealed: true,
  bound: true,
  scan: true,
})
const defect = (materialId: string, found: number | null = null, expected: number | null = null): MaterialDefect => ({
  materialId,
  defect: found === null ? 'seal' : 'copies',
  expected,
  found,
})

describe('a correction notice', () => {
  it('tells the defects in the order of the materials and leaves out what is in order', () => {
    const [form, plan] = [defect('form', 1, 3), defect('plan')]
    const told = faultyMaterials([material('licence'), material('form'), material('plan')], [plan, form, defect('form')])
    expect(told.map((one) => [one.material.id, one.defects])).toEqual([
      ['form', [form, defect('form')]],
      ['plan', [plan]],
    ])
  })

  it.each([
    [defect('a', 1, 3), 2],
    [defect('a', 0, 3), 3],
    [defect('a', 4, 3), 0],
    [defect('a'), 0],
  ])('asks for the copies that lack: %j', (one, lacking) => {
    expect(lackingCopies(one)).toBe(lacking)
  })

  it.each([
    // The full 24 hours across a change of the local clock: instants know none.
    ['2026-03-07T22:00:00Z', '2026-03-08T22:00:00Z', 'hours'],
    ['2026-01-27T10:00:00.123456Z', '2026-01-28T10:00:00.123456Z', 'hours'],
    ['2026-01-27T10:00:00.123457Z', '2026-01-28T10:00:00.123456Z', 'cut-off'],
    ['2026-01-28T09:00:00Z', '2026-01-28T09:30:00Z', 'cut-off'],
  ] as const)('issued %s and due %s is limited by the %s', (issuedAt, dueAt, basis) => {
    expect(dueBasis({ issuedAt, dueAt }, 24)).toBe(basis)
  })
})
