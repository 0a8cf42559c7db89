import { declarationLength, decodeXml, PartFault, resolveReferences } from './xml-text.ts'

/** Value of an attribute of the element just opened, by its name as written; undefined when it has none. */
export type AttributeOf = (name: string) => string | undefined

/** What to do at an element, and which elements below it matter. Everything else is checked for form and passed over. */
export interface ElementReader {
  readonly open?: (attribute: AttributeOf) => void
  /** Its own text, in pieces. */
  readonly text?: (text: string) => void
  readonly close?: () => void
  /** By local name in the namespace prefix of the root; a name with another prefix stands as written, one without as `:name`. */
  readonly children?: ReadonlyMap<string, ElementReader>
}

/** As a map, in which no name of an object's prototype is found. */
export const elements = (children: Readonly<Record<string, ElementReader>>): ReadonlyMap<string, ElementReader> =>
  new Map(Object.entries(children))

/** Honest parts nest a dozen deep and have at most two dozen attributes. */
const limits = { depth: 100, attributes: 100 }

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9

/** ASCII letters, digits and `_ : . -`: no name in a workbook has others. */
const nameCodes = Uint8Array.from({ length: 128 }, (_, code) => (/[\w:.-]/.test(String.fromCharCode(code)) ? 1 : 0))
const isNameStart = (code: number): boolean =>
  code < 128 && nameCodes[code] === 1 && !(code >= 48 && code <= 57) && code !== 45 && code !== 46

const nameEnd = (source: string, start: number): number => {
  if (!isNameStart(source.charCodeAt(start))) throw new PartFault('name')
  let end = start + 1
  for (let code = source.charCodeAt(end); code < 128 && nameCodes[code] === 1; code = source.charCodeAt(end)) end += 1
  return end
}

/** Position after `mark`, which has to come. */
const after = (source: string, mark: string, from: number): number => {
  const found = source.indexOf(mark, from)
  if (found < 0) throw new PartFault('it ends too early')
  return found + mark.length
}

/** The attributes of one opening tag at a time, values resolved when asked for. */
const createAttributes = (source: string) => {
  const names: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const plain: boolean[] = []
  let count = 0
  const of: AttributeOf = (name) => {
    for (let index = 0; index < count; index += 1)
      if (names[index] === name) {
        const value = source.slice(starts[index], ends[index])
        return plain[index] === true ? value : resolveReferences(value.replace(/[\t\n]/g, ' '))
      }
    return undefined
  }
  /** Reads attributes from the end of the tag's name; gives the position of its `>` or `/>`. */
  const scan = (from: number): number => {
    count = 0
    let at = from
    for (;;) {
      const gap = at
      while (isSpace(source.charCodeAt(at))) at += 1
      const code = source.charCodeAt(at)
      if (code === 62 || code === 47) return at
      if (at === gap || count >= limits.attributes) throw new PartFault('attribute')
      const end = nameEnd(source, at)
      const name = source.slice(at, end)
      for (let index = 0; index < count; index += 1) if (names[index] === name) throw new PartFault(`attribute ${name} twice`)
      at = end
      while (isSpace(source.charCodeAt(at))) at += 1
      if (source.charCodeAt(at) !== 61) throw new PartFault('attribute')
      at += 1
      while (isSpace(source.charCodeAt(at))) at += 1
      const quote = source.charCodeAt(at)
      if (quote !== 34 && quote !== 39) throw new PartFault('attribute')
      const start = at + 1
      let references = false
      let blanks = false
      for (at = start; ; at += 1) {
        const next = source.charCodeAt(at)
        if (next === quote) break
        // NaN: the part ends inside a value.
        if (next === 60 || Number.isNaN(next)) throw new PartFault('attribute')
        if (next === 38) references = true
        else if (next === 9 || next === 10) blanks = true
      }
      if (references) resolveReferences(source.slice(start, at))
      names[count] = name
      starts[count] = start
      ends[count] = at
      plain[count] = !references && !blanks
      count += 1
      at += 1
    }
  }
  return { of, scan }
}

/** The key of an element among the children of a reader. */
const localIn = (prefix: string, name: string): string => {
  if (prefix === '') return name
  if (name.startsWith(prefix)) return name.slice(prefix.length)
  return name.includes(':') ? name : `:${name}`
}

/** Comments and processing instructions: passed over. Position after one that starts here, or -1. */
const skipMisc = (source: string, at: number): number => {
  if (source.startsWith('<!--', at)) {
    const end = after(source, '--', at + 4)
    if (source.charCodeAt(end) !== 62) throw new PartFault('comment')
    return end + 1
  }
  if (source.charCodeAt(at + 1) !== 63) return -1
  const end = nameEnd(source, at + 2)
  if (source.slice(at + 2, end).toLowerCase() === 'xml') throw new PartFault('XML declaration')
  if (!isSpace(source.charCodeAt(end)) && !source.startsWith('?>', end)) throw new PartFault('instruction')
  return after(source, '?>', end)
}

/**
 * Reads a part: strict, UTF-8, one root, no document type, so no entities but the five. An element is handed to the reader at its
 * path from the root. Throws `PartFault` for what is not well-formed, wherever it stands.
 */
export const readXml = (bytes: Buffer, root: ReadonlyMap<string, ElementReader>): void => {
  const source = decodeXml(bytes)
  const attributes = createAttributes(source)
  const names: string[] = []
  const readers: (ElementReader | undefined)[] = []
  // Rare, so looked for ahead instead of in every text.
  const brackets = source.includes(']]>')
  let reference = source.indexOf('&')
  let depth = 0
  let prefix = ''
  let ended = false
  const top: ElementReader = { children: root }

  const text = (from: number, to: number) => {
    if (depth === 0 && source.slice(from, to).trim() !== '') throw new PartFault('text outside the root')
    if (brackets && source.slice(from, to).includes(']]>')) throw new PartFault('text')
    // Those in attributes lie behind by now.
    while (reference >= 0 && reference < from) reference = source.indexOf('&', from)
    const referring = reference >= 0 && reference < to
    const read = readers[depth]?.text
    if (read === undefined && !referring) return
    const piece = source.slice(from, to)
    const resolved = referring ? resolveReferences(piece) : piece
    read?.(resolved)
  }
  const open = (at: number): number => {
    const end = nameEnd(source, at + 1)
    const name = source.slice(at + 1, end)
    if (depth === 0) {
      if (ended) throw new PartFault('two roots')
      prefix = name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : ''
      readers[0] = top
    }
    const close = attributes.scan(end)
    const empty = source.charCodeAt(close) === 47
    if (empty && source.charCodeAt(close + 1) !== 62) throw new PartFault('tag')
    const reader = readers[depth]?.children?.get(localIn(prefix, name))
    reader?.open?.(attributes.of)
    if (empty) {
      reader?.close?.()
      ended ||= depth === 0
      return close + 2
    }
    depth += 1
    if (depth > limits.depth) throw new PartFault('nested too deep')
    names[depth] = name
    readers[depth] = reader
    return close + 1
  }
  const close = (at: number): number => {
    const name = names[depth]
    if (depth === 0 || name === undefined || !source.startsWith(name, at + 2)) throw new PartFault('end tag')
    let end = at + 2 + name.length
    while (isSpace(source.charCodeAt(end))) end += 1
    if (source.charCodeAt(end) !== 62) throw new PartFault('end tag')
    readers[depth]?.close?.()
    depth -= 1
    ended ||= depth === 0
    return end + 1
  }
  const cdata = (at: number): number => {
    if (depth === 0 || !source.startsWith('<![CDATA[', at)) throw new PartFault('document type')
    const end = after(source, ']]>', at + 9)
    readers[depth]?.text?.(source.slice(at + 9, end - 3))
    return end
  }

  let at = declarationLength(source)
  for (;;) {
    const tag = source.charCodeAt(at) === 60 ? at : source.indexOf('<', at)
    if (tag !== at) text(at, tag < 0 ? source.length : tag)
    if (tag < 0) break
    const code = source.charCodeAt(tag + 1)
    if (code === 47) at = close(tag)
    else if (code === 33 || code === 63) {
      const end = skipMisc(source, tag)
      at = end < 0 ? cdata(tag) : end
    } else at = open(tag)
  }
  if (!ended || depth > 0) throw new PartFault('it ends too early')
}
