import type { PanelRules } from '../call/definition.ts'
import { canonical } from '../integrity/canonical.ts'
import { bilingual, refuse, type Refusal } from '../refusal/refusal.ts'
import { sizeProblems } from './legality.ts'

export interface PoolExpert {
  readonly expertId: string
  readonly category: string
}

export interface DrawInput {
  /** Everybody who may be drawn; order does not matter. */
  readonly pool: readonly PoolExpert[]
  readonly rules: PanelRules
  readonly size: number
  readonly seed: string
  /** SHA-256, lower-case hex, of UTF-8 text. */
  readonly digest: (text: string) => string
}

export interface Drawn {
  readonly ok: true
  /** Expert ids in drawn order. */
  readonly members: readonly string[]
  /** Expert ids in the order in which they move up. */
  readonly substitutes: readonly string[]
}

const checkPool = ({ pool, rules, size }: DrawInput): Refusal | null => {
  const wrongSize = sizeProblems(rules, size)[0]
  if (wrongSize !== undefined) return wrongSize
  const sum = rules.categories.reduce((total, { minimum }) => total + minimum, 0)
  if (sum > size) return refuse('panel-categories-exceed-size', { sum, size })
  const twice = pool.find(({ expertId }, index) => pool.findIndex((other) => other.expertId === expertId) !== index)
  if (twice !== undefined) return refuse('panel-pool-duplicate', { expert: twice.expertId })
  const needed = size + rules.substitutes
  if (pool.length < needed) return refuse('panel-pool-too-small', { found: pool.length, size, substitutes: rules.substitutes, needed })
  for (const { id, name, minimum } of rules.categories) {
    const found = pool.filter(({ category }) => category === id).length
    if (found < minimum) return refuse('panel-pool-category-short', { category: bilingual(name), found, minimum })
  }
  return null
}

/** Step 1 of the draw: the pool with everybody's lot, in the order of the lots. */
export const orderByLot = <Expert extends PoolExpert>(
  pool: readonly Expert[],
  seed: string,
  digest: (text: string) => string,
): readonly (Expert & { readonly lot: string })[] =>
  pool
    .map((expert) => ({ ...expert, lot: digest(`${seed}:${expert.expertId}`) }))
    .sort((a, b) => (a.lot === b.lot ? compareText(a.expertId, b.expertId) : compareText(a.lot, b.lot)))

/**
 * Draws a panel that anybody can replay with `printf '%s' "<seed>:<expertId>" | sha256sum`:
 * 1. order the pool by that hash, ascending; 2. take the first of each category up to its minimum;
 * 3. fill the other seats in order; 4. the next in order are the substitutes.
 * Refuses an even or too small size, a pool smaller than members plus substitutes, a category that the pool cannot fill.
 */
export const drawPanel = (input: DrawInput): Drawn | Refusal => {
  const refusal = checkPool(input)
  if (refusal !== null) return refusal
  const { pool, rules, size, seed, digest } = input
  const ordered = orderByLot(pool, seed, digest)
  const seated = new Set<string>()
  for (const { id, minimum } of rules.categories)
    for (const { expertId } of ordered.filter(({ category }) => category === id).slice(0, minimum)) seated.add(expertId)
  for (const { expertId } of ordered) if (seated.size < size) seated.add(expertId)
  const ids = ordered.map(({ expertId }) => expertId)
  return {
    ok: true,
    members: ids.filter((expertId) => seated.has(expertId)),
    substitutes: ids.filter((expertId) => !seated.has(expertId)).slice(0, rules.substitutes),
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Fingerprint of the pool as it was drawn from, whatever order it came in. */
export const poolHash = (pool: readonly PoolExpert[], digest: (text: string) => string): string =>
  digest(canonical([...pool].sort((a, b) => compareText(a.expertId, b.expertId)).map(({ expertId, category }) => ({ expertId, category }))))
