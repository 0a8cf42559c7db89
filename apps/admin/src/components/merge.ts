/** Which of two versions of a value is taken. */
export type Side = 'mine' | 'theirs'

/** One value that differs between what is on the screen and what somebody else has stored meanwhile. */
export interface Difference {
  readonly key: string
  readonly label: string
  readonly mine: string
  readonly theirs: string
  /** Taken unless the person says otherwise. */
  readonly keep: Side
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Keys in which mine and theirs differ, each with the side that changed it since `base`; mine where both did. */
export const compareVersions = <Version extends object>(
  base: Version,
  mine: Version,
  theirs: Version,
  keys: readonly (keyof Version)[],
): readonly { readonly key: keyof Version; readonly keep: Side }[] =>
  keys.filter((key) => !same(mine[key], theirs[key])).map((key) => ({ key, keep: same(mine[key], base[key]) ? 'theirs' : 'mine' }))
