import { and, arrayContains, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { normaliseName } from '../enterprise/name.ts'

/** Three: four digits of a code or phone then meet a few hundred of 100,000 rows instead of most of them. */
const longestGram = 3

/** Runs of one, two and three characters of each line, once each. */
const gramsOf = (text: string): string[] => {
  const grams = new Set<string>()
  for (const line of text.split('\n')) {
    const characters = Array.from(line)
    characters.forEach((_, at) => {
      for (let length = 1; length <= longestGram && at + length <= characters.length; length += 1) {
        grams.add(characters.slice(at, at + length).join(''))
      }
    })
  }
  return [...grams]
}

/** Columns to write whenever one of the searchable values changes; a fragment is found within one of them, never across two. */
export const fragmentColumns = (values: readonly string[]): { readonly searchText: string; readonly searchGrams: string[] } => {
  const searchText = values.map(normaliseName).filter(Boolean).join('\n')
  return { searchText, searchGrams: gramsOf(searchText) }
}

/** Literal text inside a LIKE pattern. */
export const literal = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`)

/**
 * Rows that contain the fragment, whatever its length: the index finds rows with all its longest runs, the text decides.
 * Undefined for a blank fragment.
 */
export const containing = (
  columns: { readonly searchText: PgColumn; readonly searchGrams: PgColumn },
  fragment: string,
): SQL | undefined => {
  const wanted = normaliseName(fragment)
  if (wanted === '') return undefined
  const length = Math.min(longestGram, Array.from(wanted).length)
  const longest = gramsOf(wanted).filter((gram) => Array.from(gram).length === length)
  const inIndex = arrayContains(columns.searchGrams, longest)
  // A fragment that is a run itself needs no second look.
  return longest.length === 1 ? inIndex : and(inIndex, sql`position(${wanted} in ${columns.searchText}) > 0`)
}

/** So many ids can still be named in a query; where a search of names finds more, nearly every row that one looks at fits. */
export const mostNamed = 10_000

/** `column = any(ids)` with all ids as one parameter, however many. */
export const oneOf = (column: PgColumn | SQL, ids: readonly (string | number)[], type: 'uuid' | 'text' | 'int'): SQL =>
  sql`${column} = any(${sql.param(ids)}::${sql.raw(type)}[])`
