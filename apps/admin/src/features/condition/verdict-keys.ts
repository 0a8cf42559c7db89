import type { Verdict } from './finding-draft.ts'

/** The verdicts in the order of their keys. */
export const verdicts: readonly { readonly verdict: Verdict; readonly key: string }[] = [
  { verdict: 'met', key: '1' },
  { verdict: 'unmet', key: '2' },
  { verdict: 'doubt', key: '3' },
]
