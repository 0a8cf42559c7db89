export interface ChangedField {
  readonly path: string
  readonly before: string
  readonly after: string
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const flatten = (value: unknown, path: string, into: Map<string, string>): void => {
  if (value === null || value === undefined) return
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object' || one === null)) into.set(path, value.join(', '))
    else for (const [index, one] of value.entries()) flatten(one, path === '' ? String(index + 1) : `${path}.${index + 1}`, into)
  } else if (isRecord(value)) {
    for (const [key, one] of Object.entries(value)) flatten(one, path === '' ? key : `${path}.${key}`, into)
  } else into.set(path, typeof value === 'string' ? value : JSON.stringify(value))
}

/** What an entry of the trail changed, field by field; what stayed the same is left out. Counting in paths starts at 1. */
export const changedFields = (before: unknown, after: unknown): ChangedField[] => {
  const [old, now] = [new Map<string, string>(), new Map<string, string>()]
  flatten(before, '', old)
  flatten(after, '', now)
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? '', after: now.get(path) ?? '' }))
    .filter((field) => field.before !== field.after)
}
