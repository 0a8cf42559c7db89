/**
 * JSON with sorted keys and no blanks: equal values give equal bytes, whatever order they were built or stored in.
 * Accepts what JSON can hold; `undefined` members are left out; numbers that are not finite throw a RangeError.
 */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  if (typeof value === 'object') {
    // By hand: a score sheet of 500 applicants has thousands of members.
    let members = ''
    for (const name of Object.keys(value).sort()) {
      const member: unknown = (value as Readonly<Record<string, unknown>>)[name]
      if (member !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonical(member)}`
    }
    return `{${members}}`
  }
  throw new TypeError(`not a JSON value: ${typeof value}`)
}
