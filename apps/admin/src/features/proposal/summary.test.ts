import { expect, it } from 'vitest'
import { summaryOf } from './summary.ts'

it('says in one line what a proposal is about, in the zone of the call', () => {
  expect(summaryOf({ kind: 'deadline', payload: { from: '2026-01-28T09:30:00Z', to: '2026-01-29T09:30:00Z' } }, 'Asia/Shanghai')).toEqual({
    key: 'deadline',
    params: { from: '2026-01-28 17:30', to: '2026-01-29 17:30' },
  })
  expect(summaryOf({ kind: 'late-exception', payload: { receivedAt: '2026-01-28T09:30:01Z' } }, 'Asia/Shanghai')).toEqual({
    key: 'late-exception',
    params: { at: '2026-01-28 17:30:01' },
  })
  expect(summaryOf({ kind: 'late-exception', payload: { receivedAt: null } }, 'Asia/Shanghai').key).toBe('late-exception-unknown')
  const correction = {
    sheetId: 's',
    sheetNumber: 'N',
    expertName: '张',
    applicationId: 'a',
    criterionId: 'c',
    kind: 'arithmetic',
    from: 15,
    to: 20,
    stepsPerPoint: 2,
  } as const
  expect(summaryOf({ kind: 'score-correction', payload: correction }, 'Asia/Shanghai').params).toEqual({
    name: '张',
    from: '7.5',
    to: '10',
  })
})
