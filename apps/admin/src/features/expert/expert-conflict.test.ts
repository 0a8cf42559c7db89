import { expect, it } from 'vitest'
import { offline, type Failure } from '../../api/failure.ts'
import { compareExperts, mergeExperts, storedExpert, type ExpertVersion } from './expert-conflict.ts'

const base: ExpertVersion = { name: '王敏', category: 'finance', title: '副教授', email: null, employments: [], active: true }
const mine: ExpertVersion = { ...base, title: '教授', employments: [{ employer: '甲公司', creditCode: '', until: '2024-06-30' }] }
const theirs: ExpertVersion = { ...base, title: '研究员', active: false }
const words = { label: (key: string) => `[${key}]`, category: (id: string) => id, yesOrNo: (value: boolean) => (value ? '是' : '否') }

it('shows what differs, with the side that changed it preset', () => {
  expect(compareExperts(base, mine, theirs, words)).toEqual([
    { key: 'title', label: '[title]', mine: '教授', theirs: '研究员', keep: 'mine' },
    { key: 'employments', label: '[employments]', mine: '甲公司 2024-06-30', theirs: '', keep: 'mine' },
    { key: 'active', label: '[active]', mine: '是', theirs: '否', keep: 'theirs' },
  ])
})

it('merges value by value', () => {
  expect(mergeExperts(mine, theirs, { title: 'theirs', employments: 'mine', active: 'theirs' })).toEqual({
    ...mine,
    title: '研究员',
    active: false,
  })
})

it('knows a lost race from other failures', () => {
  const current = { id: 'e', phone: '138****8000', revision: 4, ...theirs }
  const lost: Failure = { ...offline, kind: 'conflict', conflict: { current } }
  expect(storedExpert(lost)).toEqual(current)
  expect(storedExpert({ ...lost, kind: 'refused' })).toBeNull()
  expect(storedExpert({ ...lost, conflict: { current: { id: 'x' } } })).toBeNull()
  expect(storedExpert(null)).toBeNull()
})
