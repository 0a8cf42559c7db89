import { expect, it } from 'vitest'
import { checkQualifiable, type QualificationStanding } from './qualification.ts'

const endsAt = '2026-02-26T09:30:00Z'
const end = Temporal.Instant.from(endsAt)
const standing: QualificationStanding = { endsAt, openObjections: 0, publicised: 2 }
const reasonOf = (changes: Partial<QualificationStanding>, now = end) => {
  const verdict = checkQualifiable({ ...standing, ...changes }, now, 'Asia/Shanghai')
  return verdict.ok ? 'ok' : verdict.reason
}

it.each([
  ['ok', {}, 0],
  ['publicity-running', {}, -1],
  ['publicity-missing', { endsAt: null }, 0],
  ['objections-open', { openObjections: 1 }, 0],
  ['nobody-publicised', { publicised: 0 }, 0],
] as const)('%s with %j, %i ms from the end', (expected, changes, milliseconds) => {
  expect(reasonOf(changes, end.add({ milliseconds }))).toBe(expected)
})

it('says until when', () => {
  expect(checkQualifiable(standing, end.subtract({ seconds: 1 }), 'Asia/Shanghai')).toMatchObject({
    reason: 'publicity-running',
    params: { until: expect.stringContaining('17:30') },
  })
})
