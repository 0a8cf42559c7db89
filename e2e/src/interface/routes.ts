import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const admin = fileURLToPath(new URL('../../../apps/admin/', import.meta.url))

export interface Route {
  readonly name: string
  /** As vite's manifest names it: `src/pages/late/LateRegisterPage.vue`. */
  readonly component: string
  /** Texts that are fetched with it. */
  readonly lateTexts: readonly string[]
  /** Without the frame of menu and header. */
  readonly bare: boolean
}

/** Records as the house writes them: the name, then the page, alone or with its texts. Frames (layout, scope) are no pages. */
const record =
  /name: '([\w-]+)',\s*component: (?:withTexts\(\[([^\]]*)\], )?\(\) => import\('([^']+Page\.vue)'\)\)?(?:,\s*meta: \{\s*(bare: true)?)?/g
const anyPage = /import\('[^']*Page\.vue'\)/g

/**
 * Every page of the interface, read off its `routes.ts` files: outside the bundler those cannot be loaded, because they import icons.
 * Throws when a page is written in a way that this cannot read, so that none is left out in silence.
 */
export const readRoutes = (): readonly Route[] =>
  globSync('src/**/routes.ts', { cwd: admin })
    .sort()
    .flatMap((file) => {
      const text = readFileSync(path.join(admin, file), 'utf8')
      const found = [...text.matchAll(record)].map(([, name = '', texts = '', component = '', bare]) => ({
        name,
        component: path.posix.join(path.posix.dirname(file), component),
        lateTexts: [...texts.matchAll(/'(\w+)'/g)].map(([, slice = '']) => slice),
        bare: bare !== undefined,
      }))
      const pages = text.match(anyPage)?.length ?? 0
      if (found.length !== pages) throw new Error(`${file} has ${pages} pages, of which ${found.length} could be read`)
      return found
    })
