import { and, arrayContains, sql, type SQL } from 'drizzle-orm'
import { applications } from '@zhengji/db/schema/index'
import { initialsOf, nameKeyOf } from '../enterprise/initials.ts'
import { normaliseName } from '../enterprise/name.ts'

export interface Searchable {
  readonly enterpriseName: string
  readonly creditCode: string
  readonly contactPhone: string
  readonly number: string | null
}

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

/** Columns to write whenever one of the searchable values changes. Of a phone only the last four digits can be searched. */
export const searchColumns = (of: Searchable) => {
  const lines = [of.enterpriseName, initialsOf(of.enterpriseName), of.creditCode, of.contactPhone.slice(-4), of.number ?? '']
  const searchText = lines.map(normaliseName).filter(Boolean).join('\n')
  return { nameKey: nameKeyOf(of.enterpriseName), searchText, searchGrams: gramsOf(searchText) }
}

/**
 * Rows that contain the fragment, whatever its length: the index finds rows with all its longest runs, the text decides.
 * Undefined for a blank fragment.
 */
export const matches = (fragment: string): SQL | undefined => {
  const wanted = normaliseName(fragment)
  if (wanted === '') return undefined
  const length = Math.min(longestGram, Array.from(wanted).length)
  const longest = gramsOf(wanted).filter((gram) => Array.from(gram).length === length)
  const inIndex = arrayContains(applications.searchGrams, longest)
  // A fragment that is a run itself needs no second look.
  return longest.length === 1 ? inIndex : and(inIndex, sql`position(${wanted} in ${applications.searchText}) > 0`)
}
