import { expect, it } from 'vitest'
import { shownPages } from './interface/pages.ts'
import { readRoutes } from './interface/routes.ts'

it('every route of the interface is in the list that screenshots, axe and budgets go by', () => {
  const listed = new Set(shownPages.map(({ route }) => route))
  const routes = readRoutes().map(({ name }) => name)
  expect(routes.filter((name) => !listed.has(name))).toEqual([])
  expect([...listed].filter((name) => !routes.includes(name))).toEqual([])
  expect(new Set(shownPages.map(({ name }) => name)).size).toBe(shownPages.length)
})
