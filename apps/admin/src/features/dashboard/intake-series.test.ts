import { describe, expect, it } from 'vitest'
import { intakeSeries } from './intake-series.ts'

describe('intakeSeries', () => {
  it('is empty before the first delivery', () => {
    expect(intakeSeries([], '2026-01-26T03:10:00Z')).toEqual([])
  })

  it('fills the quiet hours up to now', () => {
    const intake = [
      { hour: '2026-01-26T01:00:00Z', count: 3 },
      { hour: '2026-01-26T03:00:00Z', count: 1 },
    ]
    expect(intakeSeries(intake, '2026-01-26T04:59:59Z').map(({ hour, count }) => `${hour} ${count}`)).toEqual([
      '2026-01-26T01:00:00Z 3',
      '2026-01-26T02:00:00Z 0',
      '2026-01-26T03:00:00Z 1',
      '2026-01-26T04:00:00Z 0',
    ])
  })

  it('shows 72 hours at most, the latest', () => {
    const series = intakeSeries([{ hour: '2026-01-20T01:00:00Z', count: 1 }], '2026-01-26T01:30:00Z')
    expect([series.length, series[0]?.hour, series.at(-1)?.hour]).toEqual([72, '2026-01-23T02:00:00Z', '2026-01-26T01:00:00Z'])
  })

  it('shows a delivery that came after the given end', () => {
    expect(intakeSeries([{ hour: '2026-01-26T09:00:00Z', count: 1 }], '2026-01-26T08:59:00Z')).toHaveLength(1)
  })
})
