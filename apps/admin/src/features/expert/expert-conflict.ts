import type { ExpertRow } from '@zhengji/domain/expert/view'
import type { Failure } from '../../api/failure.ts'
import { compareVersions, type Difference, type Side } from '../../components/merge.ts'

/** What a form changes of an expert; the telephone is only known masked and stays with whoever typed one. */
export type ExpertVersion = Pick<ExpertRow, 'name' | 'category' | 'title' | 'email' | 'employments' | 'active'>

const keys = ['name', 'category', 'title', 'email', 'employments', 'active'] as const

export interface ExpertWords {
  readonly label: (key: (typeof keys)[number]) => string
  readonly category: (id: string) => string
  readonly yesOrNo: (value: boolean) => string
}

/** The expert as somebody else stored it meanwhile, or null when the failure is another one. */
export const storedExpert = (failure: Failure | null): ExpertRow | null => {
  const conflict = failure?.kind === 'conflict' ? failure.conflict : null
  if (typeof conflict !== 'object' || conflict === null || !('current' in conflict)) return null
  const { current } = conflict
  // Our own server's view of an expert; anything else has no such field.
  return typeof current === 'object' && current !== null && 'employments' in current ? (current as ExpertRow) : null
}

const said = (version: ExpertVersion, key: (typeof keys)[number], words: ExpertWords): string => {
  if (key === 'employments')
    return version.employments
      .map(({ employer, creditCode, until }) => [employer, creditCode, until].filter((part) => part !== null && part !== '').join(' '))
      .join('\n')
  if (key === 'active') return words.yesOrNo(version.active)
  return key === 'category' ? words.category(version.category) : (version[key] ?? '')
}

/** Two versions side by side, only where they differ. */
export const compareExperts = (base: ExpertVersion, mine: ExpertVersion, theirs: ExpertVersion, words: ExpertWords): Difference[] =>
  compareVersions(base, mine, theirs, keys).flatMap(({ key, keep }) => {
    const known = keys.find((one) => one === key)
    return known === undefined
      ? []
      : [{ key: known, label: words.label(known), mine: said(mine, known, words), theirs: said(theirs, known, words), keep }]
  })

/** Mine with what was taken over from theirs. */
export const mergeExperts = (mine: ExpertVersion, theirs: ExpertVersion, taken: Readonly<Record<string, Side>>): ExpertVersion => ({
  ...mine,
  ...Object.fromEntries(keys.filter((key) => taken[key] === 'theirs').map((key) => [key, theirs[key]])),
})
