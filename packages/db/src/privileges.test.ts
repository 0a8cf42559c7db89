import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { appendOnlyTables } from './privileges.ts'

it('lists exactly the tables whose docstring says APPEND-ONLY', () => {
  const directory = new URL('./schema/', import.meta.url)
  const sources = readdirSync(directory).map((name) => readFileSync(new URL(name, directory), 'utf8'))
  const marked = sources.flatMap((source) =>
    [...source.matchAll(/\/\*\* APPEND-ONLY[^/]*\*\/\s*export const \w+ = pgTable\(\s*'(\w+)'/g)].map((match) => match[1]),
  )
  expect([...appendOnlyTables].sort()).toEqual(marked.sort())
})
