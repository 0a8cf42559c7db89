import { expect, it } from 'vitest'
import { countsOf, failuresOf } from './test-counts.ts'

it('adds up a report per kind, and counts a file that does not load as one failure', () => {
  const tests = (...statuses: string[]) => statuses.map((status) => ({ status }))
  const report = {
    testResults: [
      { name: '/x/packages/domain/src/text.test.ts', status: 'passed', assertionResults: tests('passed', 'passed', 'todo') },
      { name: '/x/packages/db/src/a.int.test.ts', status: 'failed', assertionResults: tests('passed', 'failed', 'skipped') },
      { name: '/x/packages/db/src/b.int.test.ts', status: 'failed', assertionResults: [] },
      { name: '/x/e2e/src/road.e2e.test.ts', status: 'passed', assertionResults: tests('pending') },
    ],
  }
  expect(countsOf(report)).toEqual({
    unit: { passed: 2, failed: 0, skipped: 1 },
    integration: { passed: 1, failed: 2, skipped: 1 },
    e2e: { passed: 0, failed: 0, skipped: 1 },
  })
})

it('names what failed', () => {
  const testResults = [
    { name: '/x/a.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'adds' }] },
    { name: '/x/b.test.ts', status: 'failed', message: '', assertionResults: [{ status: 'failed', fullName: 'list sorts' }] },
    { name: '/x/c.test.ts', status: 'failed', message: 'Cannot find module\nat x', assertionResults: [] },
  ]
  expect(failuresOf({ testResults })).toEqual(['/x/b.test.ts > list sorts', '/x/c.test.ts: Cannot find module'])
})
