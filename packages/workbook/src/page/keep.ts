/** Draws something from its facts, or gives what was drawn before from equal facts: the same object, which need not be packed again. */
export type Keep = <Facts, Drawn>(kind: string, facts: Facts, draw: (facts: Facts) => Drawn) => Drawn

/** Enough for the sheets of a thousand applicants, which all experts share; what is one expert's own is crowded out again. */
const mostKept = 64

/** A memory for one pack, of bounded size: what was not asked for longest is forgotten. */
export const createKeep = (most = mostKept): Keep => {
  const kept = new Map<string, unknown>()
  return <Facts, Drawn>(kind: string, facts: Facts, draw: (facts: Facts) => Drawn): Drawn => {
    const key = `${kind} ${JSON.stringify(facts)}`
    // What lies under a key was drawn by the same kind from the same facts.
    const drawn = kept.has(key) ? (kept.get(key) as Drawn) : draw(facts)
    kept.delete(key)
    kept.set(key, drawn)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return drawn
  }
}
