import { calls } from '@zhengji/domain/calls/registry'
import { expect, it } from 'vitest'
import { assignSheet, type SheetPlan } from './assignment.ts'
import { staffNames } from './blind.ts'

const [definition] = calls
if (definition === undefined) throw new Error('no call')
const role = definition.roles[0]?.id ?? ''
const applicants = ['甲公司', '乙公司', '丙公司'].map((name, index) => ({
  id: `a${index}`,
  role,
  number: `CQFP-${index}`,
  name,
  creditCode: '',
  status: 'under-review' as const,
}))
const planned = (positions: SheetPlan['positions']) =>
  assignSheet(
    {
      running: { round: { id: 'r', numberPrefix: 'X', name: '演练', realm: 'rehearsal' } as SheetPlan['running']['round'], definition },
      rubric: { id: 'v', version: 1, hash: 'h', content: [...definition.rubrics] } as unknown as SheetPlan['rubric'],
      applicants,
      role: null,
      recused: new Set(['e a1']),
      positions,
      issuedAt: Temporal.Instant.from('2026-02-01T00:00:00Z'),
      dueAt: null,
    },
    { id: 'e', name: '王专家' },
    { id: 's', position: 1 },
  )

it('an open review shows numbers and names', () => {
  expect(planned(null).matrices[0]?.applicants).toEqual(
    applicants.map(({ id, number, name }) => ({ applicationId: id, number, name, recused: id === 'a1' })),
  )
})

const positions = new Map([
  ['a0', 3],
  ['a1', 1],
  ['a2', 2],
])

it('a blind review shows neither, in the order of the positions', () => {
  const sheet = planned(positions)
  expect(sheet.matrices[0]?.applicants).toEqual([
    { applicationId: 'a1', number: '申请人 1', name: '申请人 1', position: 1, recused: true },
    { applicationId: 'a2', number: '申请人 2', name: '申请人 2', position: 2, recused: false },
    { applicationId: 'a0', number: '申请人 3', name: '申请人 3', position: 3, recused: false },
  ])
  for (const { number, name } of applicants) {
    expect(JSON.stringify(sheet)).not.toContain(number)
    expect(JSON.stringify(sheet)).not.toContain(name)
  }
  expect(sheet.matrices[0]?.applicants.map(staffNames(applicants))).toEqual([
    { number: 'CQFP-1', name: '乙公司 (申请人 1)' },
    { number: 'CQFP-2', name: '丙公司 (申请人 2)' },
    { number: 'CQFP-0', name: '甲公司 (申请人 3)' },
  ])
})

it('and lets nobody slip through who has no position', () => {
  expect(() => planned(new Map())).toThrow('no position')
})
