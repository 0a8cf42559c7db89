import { expect, it } from 'vitest'
import { agreementLevel, leanOf, tieOf } from './reading.ts'

it('puts agreement in words exactly at the bounds', () => {
  expect([1, 0.7, 0.6999, 0.5, 0.4999, 0].map(agreementLevel)).toEqual(['strong', 'strong', 'moderate', 'moderate', 'weak', 'weak'])
})

it('calls nobody generous or strict within 1 % of the full marks', () => {
  // 100 points: 1.00 point, in hundredths
  expect([101, 100, 0, -100, -101].map((deviation) => leanOf(deviation, 100))).toEqual(['generous', 'level', 'level', 'level', 'strict'])
})

it('reads what separated a tie', () => {
  expect([null, 'draw', 'group:system'].map(tieOf)).toEqual([null, { kind: 'draw' }, { kind: 'group', group: 'system' }])
})
