import { expect, it } from 'vitest'
import { rungLabel } from './labels.ts'
import { hoursAfterStart, hoursBefore, workingDaysBefore } from './rung.ts'

it('every kind of rung has words, and what is none reads as it is', () => {
  const zh = [hoursBefore(48), hoursAfterStart(0), hoursAfterStart(24), workingDaysBefore(1, '09:00')].map(({ id }) => rungLabel(id).zh)
  expect(zh).toEqual(['期限前 48 小时', '发生时', '发生后 24 小时', '期限前 1 个工作日 09:00'])
  expect(rungLabel('once').en).toBe('once')
})
