import { describe, expect, it } from 'vitest'
import { translateCalls } from './testing/translate-calls.ts'
import { zhLate } from './zh.ts'

const files = import.meta.glob<string>(['../**/*.{ts,vue}', '!../**/*.test.ts', '!./{zh,en,testing}/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const sourceOf = new Map(Object.entries(files).map(([file, source]) => [new URL(file, 'file:///src/i18n/').pathname, source]))

interface Edge {
  readonly to: string
  /** Late texts that are fetched on the way. */
  readonly brings: readonly string[]
}

const withTexts = /withTexts\(\[([^\]]*)\],\s*\(\) =>\s*import\('([^']+)'\)/g
const plain = /(?:from |import |import\()'(\.[^']+)'/g

const edgesOf = (file: string, source: string): readonly Edge[] => {
  const at = (target: string) => new URL(target, `file://${file}`).pathname
  const bringing = [...source.matchAll(withTexts)].map(([, slices = '', target = '']) => ({
    to: at(target),
    brings: [...slices.matchAll(/'(\w+)'/g)].map(([, slice = '']) => slice),
  }))
  const rest = source.replaceAll(withTexts, '')
  return [...bringing, ...[...rest.matchAll(plain)].map(([, target = '']) => ({ to: at(target), brings: [] }))]
}

/** Files that can be reached from the start of the program without fetching the slice. */
const reachedWithout = (slice: string): ReadonlySet<string> => {
  const reached = new Set<string>()
  const walk = (file: string): void => {
    const source = sourceOf.get(file)
    if (source === undefined || reached.has(file)) return
    reached.add(file)
    for (const { to, brings } of edgesOf(file, source)) if (!brings.includes(slice)) walk(to)
  }
  walk('/src/main.ts')
  return reached
}

const speaks = (source: string, slice: string): boolean =>
  translateCalls(source).some(({ keys }) => keys.some((key) => key.startsWith(`${slice}.`))) ||
  new RegExp(`['"\`]${slice}\\.[\\w$]`).test(source)

describe('texts that come late', () => {
  it('the walk goes through the whole interface', () => {
    expect(reachedWithout('').size).toBeGreaterThan(100)
  })

  it.each(Object.keys(zhLate))('%s: whatever speaks it is only reached together with it', (slice) => {
    const early = [...reachedWithout(slice)].filter((file) => speaks(sourceOf.get(file) ?? '', slice))
    expect(early.sort()).toEqual([])
  })
})
