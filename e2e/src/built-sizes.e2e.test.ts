import { expect, it } from 'vitest'
import { measureBuild } from './budget/built-sizes.ts'
import { sizeBudgets } from './budget/budgets.ts'

it('no page weighs more than its budget', () => {
  const budgets = Object.entries(sizeBudgets(measureBuild()))
  expect(budgets.length).toBeGreaterThan(20)
  expect(budgets.filter(([, { ok }]) => !ok)).toEqual([])
})
