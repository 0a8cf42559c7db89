import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { readRoutes } from '../interface/routes.ts'

const dist = fileURLToPath(new URL('../../../apps/admin/dist/', import.meta.url))

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

/** Bytes after gzip, as the server sends them. */
export interface Size {
  readonly js: number
  readonly css: number
}

export interface RouteSize extends Size {
  readonly route: string
}

export interface BuiltSizes {
  /** What index.html fetches by itself, before anybody has gone anywhere. */
  readonly initial: Size
  /** All that a page needs, opened as the first one, in Chinese: the above, texts, frame and the page. */
  readonly routes: readonly RouteSize[]
}

/** Fetched with every page by name, besides what a page imports. */
const beside = ['src/i18n/zh.ts', 'src/session/SignInAgainDialog.vue', 'src/session/StepUpDialog.vue']
const frame = ['src/layout/AppLayout.vue', 'src/layout/RoundScope.vue']
/** Parts that a page fetches for itself as soon as it opens; where the address decides which, the page counts with the heaviest. */
const parts: Readonly<Record<string, readonly string[]>> = {
  application: ['src/features/material/MaterialsTab.vue', 'src/features/condition/ConditionsTab.vue'],
  intake: ['src/features/intake/NewRegistration.vue', 'src/features/intake/OpenIntake.vue'],
}

const read = (file: string): Buffer => readFileSync(path.join(dist, file))

/** Measures the last build. Throws a sentence when there is none, or when a route's page is not in it. */
export const measureBuild = (): BuiltSizes => {
  const manifest = JSON.parse(read('.vite/manifest.json').toString('utf8')) as Manifest
  const sizes = new Map<string, number>()
  const sizeOf = (file: string): number => {
    const known = sizes.get(file) ?? gzipSync(read(file)).length
    sizes.set(file, known)
    return known
  }
  const closure = (entries: readonly string[]): ReadonlySet<string> => {
    const found = new Set<string>()
    const walk = (name: string): void => {
      if (found.has(name)) return
      const chunk = manifest[name]
      if (chunk === undefined) throw new Error(`${name} is not in the build; is it still fetched on its own?`)
      found.add(name)
      chunk.imports?.forEach(walk)
    }
    entries.forEach(walk)
    return found
  }
  const total = (entries: readonly string[]): Size => {
    const files = new Set([...closure(entries)].flatMap((name) => [manifest[name]?.file ?? '', ...(manifest[name]?.css ?? [])]))
    const sum = (ending: string) => [...files].filter((file) => file.endsWith(ending)).reduce((bytes, file) => bytes + sizeOf(file), 0)
    return { js: sum('.js'), css: sum('.css') }
  }
  return {
    initial: total(['index.html']),
    routes: readRoutes().map(({ name, component, lateTexts, bare }) => {
      const page = ['index.html', ...beside, ...(bare ? [] : frame), ...lateTexts.map((slice) => `src/i18n/zh/${slice}.ts`), component]
      const sizes = (parts[name] ?? []).map((part) => total([...page, part]))
      return { route: name, ...sizes.reduce((most, size) => (size.js + size.css > most.js + most.css ? size : most), total(page)) }
    }),
  }
}
