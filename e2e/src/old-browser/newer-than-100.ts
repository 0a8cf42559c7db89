import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, type AnyNode, type Node } from 'acorn'

const dist = fileURLToPath(new URL('../../../apps/admin/dist/', import.meta.url))

/** Methods that came to Chromium after 100, with the version (MDN); those whose names mean other things too, as `with`, are left to the compiler. */
const methods = {
  checkVisibility: 105,
  showPopover: 114,
  togglePopover: 114,
  isWellFormed: 111,
  toWellFormed: 111,
  toReversed: 110,
  toSorted: 110,
  toSpliced: 110,
  transferToFixedLength: 114,
  isDisjointFrom: 122,
  isSubsetOf: 122,
  isSupersetOf: 122,
  symmetricDifference: 122,
  getSetCookie: 113,
  startViewTransition: 111,
  moveBefore: 133,
  getOrInsertComputed: 145,
} as const

/** Functions of globals: the name of the object decides. */
const statics = {
  'AbortSignal.any': 116,
  'AbortSignal.timeout': 103,
  'Array.fromAsync': 121,
  'Error.isError': 134,
  'Iterator.from': 122,
  'Map.groupBy': 117,
  'Object.groupBy': 117,
  'Promise.try': 128,
  'Promise.withResolvers': 119,
  'RegExp.escape': 136,
  'Response.json': 105,
  'URL.canParse': 120,
  'URL.parse': 126,
  'Uint8Array.fromBase64': 140,
  'Uint8Array.fromHex': 140,
} as const

/** In which chunk a name does no harm. Vue hands these on to watched arrays when somebody calls them, and asks for transitions first. */
const harmless: Readonly<Record<string, readonly string[]>> = {
  vue: ['toReversed', 'toSorted', 'toSpliced', 'startViewTransition'],
}
/** The legacy build of pdf.js brings along what a browser lacks: its syntax alone is looked at. */
const selfSufficient: ReadonlySet<string> = new Set(['PdfView', 'pdf.worker'])

const isNode = (value: unknown): value is AnyNode => typeof value === 'object' && value !== null && 'type' in value

const walk = (node: Node, visit: (node: AnyNode) => void): void => {
  const open: unknown[] = [node]
  while (open.length > 0) {
    const at = open.pop()
    if (Array.isArray(at)) open.push(...(at as readonly unknown[]))
    else if (isNode(at)) {
      visit(at)
      open.push(...Object.values(at))
    }
  }
}

/** `Map.groupBy(…)` and `x.toSorted(…)` as they are named above; null for everything older. */
const newerName = (node: AnyNode): string | null => {
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return null
  const { name } = node.property
  const full = node.object.type === 'Identifier' ? `${node.object.name}.${name}` : ''
  return Object.hasOwn(statics, full) ? full : Object.hasOwn(methods, name) ? name : null
}

/** What a script asks of its browser beyond ES2022 (Chromium 94) and the functions of Chromium 100. */
export const newerThan100 = (source: string): readonly string[] => {
  const found = new Set<string>()
  try {
    walk(parse(source, { ecmaVersion: 2022, sourceType: 'module' }), (node) => {
      const name = newerName(node)
      if (name !== null) found.add(name)
    })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    found.add(`syntax: ${error.message}`)
  }
  return [...found].sort()
}

/** `file: what` for every built script that an old browser would stumble over. */
export const stumblingBlocks = (): { readonly scripts: number; readonly found: readonly string[] } => {
  const scripts = globSync('assets/**/*.{js,mjs}', { cwd: dist })
  const found = scripts.flatMap((file) => {
    const chunk = /^([\w.]+?)(?:\.min)?-/.exec(path.basename(file))?.[1] ?? ''
    return newerThan100(readFileSync(path.join(dist, file), 'utf8'))
      .filter((name) => name.startsWith('syntax') || !(selfSufficient.has(chunk) || harmless[chunk]?.includes(name)))
      .map((name) => `${file}: ${name}`)
  })
  return { scripts: scripts.length, found }
}
