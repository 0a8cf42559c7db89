/** A call of `t` or `te` in a source, as far as its texts are concerned. */
export interface TranslateCall {
  readonly line: number
  /** Key-like strings of the first argument, in whichever branch. */
  readonly keys: readonly string[]
  /** Names of the parameters passed as an object literal; null when they cannot be read off. */
  readonly params: readonly string[] | null
}

const closing: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' }

/** Where a string that begins at `start` ends (index of the closing quote); nested `${…}` of templates are skipped whole. */
const endOfString = (source: string, start: number): number => {
  const quote = source[start]
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === quote) return at
    else if (quote === '`' && source.startsWith('${', at)) at = endOfGroup(source, at + 1)
  }
  return source.length
}

/** Where the bracket that begins at `start` is closed. */
const endOfGroup = (source: string, start: number): number => {
  const end = closing[source[start] ?? '']
  for (let at = start + 1; at < source.length; at += 1) {
    const character = source[at] ?? ''
    if (character === end) return at
    if (/['"`]/.test(character)) at = endOfString(source, at)
    else if (character in closing) at = endOfGroup(source, at)
  }
  return source.length
}

/** Parts between commas that stand in no bracket and no string. */
const splitAtCommas = (source: string): string[] => {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at <= source.length; at += 1) {
    const character = source[at] ?? ','
    if (character === ',') {
      parts.push(source.slice(from, at).trim())
      from = at + 1
    } else if (/['"`]/.test(character)) at = endOfString(source, at)
    else if (character in closing) at = endOfGroup(source, at)
  }
  return parts.filter(Boolean)
}

const paramsOf = (argument: string | undefined): readonly string[] | null => {
  if (argument === undefined) return []
  if (!/^\{.*\}$/s.test(argument) || argument.includes('...')) return null
  return splitAtCommas(argument.slice(1, -1)).map((entry) => entry.split(':')[0]?.trim() ?? '')
}

/** Every call of `t(…)` and `te(…)`; keys contain a dot, which other strings of an argument (`'real'`) do not. */
export const translateCalls = (source: string): TranslateCall[] =>
  [...source.matchAll(/(?<![\w.$])te?\(/g)].map((match) => {
    const open = match.index + match[0].length - 1
    const [first = '', second] = splitAtCommas(source.slice(open + 1, endOfGroup(source, open)))
    return {
      line: source.slice(0, open).split('\n').length,
      keys: [...first.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].map(([, key = '']) => key),
      params: paramsOf(second),
    }
  })

/** Patterns of keys that are put together (`audit.actions.${…}`), wherever they stand. */
export const composedKeys = (source: string): RegExp[] =>
  [...source.matchAll(/`((?:[\w-]+\.)+)\$\{/g)].map(([, prefix = '']) => new RegExp(`^${prefix.replaceAll('.', String.raw`\.`)}[\\w-]+$`))
