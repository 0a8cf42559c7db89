import { applicationStatuses } from '@zhengji/domain/application/status'
import { describe, expect, it } from 'vitest'
import { funnelOf, funnelSteps } from './funnel.ts'

describe('the funnel', () => {
  it('counts everything that has come at least as far as a step', () => {
    const rows = funnelOf({ draft: 1, received: 2, correcting: 1, accepted: 3, 'under-review': 4, refused: 2, voided: 9 })
    expect(rows.map(({ step, count }) => `${step} ${count}`)).toEqual([
      'registered 13',
      'delivered 12',
      'accepted 7',
      'reviewed 4',
      'scored 0',
      'shortlisted 0',
      'publicised 0',
      'qualified 0',
    ])
  })

  it('never widens, and each count is that of the statuses behind it', () => {
    const counts = Object.fromEntries(applicationStatuses.map((status, index) => [status, index + 1]))
    const rows = funnelOf(counts)
    expect(rows.map(({ step }) => step)).toEqual([...funnelSteps])
    for (const [at, row] of rows.entries()) {
      expect(row.count).toBe(row.statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0))
      expect(row.count).toBeLessThanOrEqual(rows[at - 1]?.count ?? Infinity)
    }
  })
})
