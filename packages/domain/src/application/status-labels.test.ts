import { expect, it } from 'vitest'
import { statusLabels } from './status-labels.ts'
import { applicationStatuses } from './status.ts'

it('every status has a name for staff and for applicants, in both languages, and staff names are distinct', () => {
  expect(Object.keys(statusLabels)).toEqual([...applicationStatuses])
  for (const { staff, applicant } of Object.values(statusLabels))
    for (const { zh, en } of [staff, applicant]) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[A-Z]/)
    }
  expect(new Set(Object.values(statusLabels).map(({ staff }) => staff.zh)).size).toBe(applicationStatuses.length)
})
