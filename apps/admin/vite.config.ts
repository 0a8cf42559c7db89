import vue from '@vitejs/plugin-vue'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ElementPlus from 'unplugin-element-plus/vite'
import Icons from 'unplugin-icons/vite'
import { defineConfig, type Plugin } from 'vite'

// Where `npm start` of another checkout or port runs; only the development server needs it.
const server = process.env['ZHENGJI_SERVER'] ?? 'http://127.0.0.1:3000'

/**
 * What pdf.js asks for by name while it reads a file: character maps of Chinese fonts that a PDF does not bring along, the 14
 * standard fonts, and the decoders of scans. The version in the folder's name makes it cacheable for good.
 */
const pdfData = (): Plugin => {
  const require = createRequire(import.meta.url)
  const home = dirname(require.resolve('pdfjs-dist/package.json'))
  const { version } = require('pdfjs-dist/package.json') as { readonly version: string }
  const folder = `assets/pdfjs-${version}`
  const wanted = ['cmaps', 'standard_fonts', 'wasm'].flatMap((name) =>
    readdirSync(join(home, name))
      .filter((file) => /\.(bcmap|pfb|ttf|wasm|js)$/.test(file))
      .map((file) => `${name}/${file}`),
  )
  return {
    name: 'pdf-data',
    config: (_config, { command }) => ({
      define: { PDF_DATA_PATH: JSON.stringify(command === 'serve' ? '/node_modules/pdfjs-dist/' : `/${folder}/`) },
    }),
    generateBundle() {
      for (const file of wanted) this.emitFile({ type: 'asset', fileName: `${folder}/${file}`, source: readFileSync(join(home, file)) })
    },
  }
}

export default defineConfig({
  plugins: [
    vue(),
    pdfData(),
    // Adds the style of every Element component beside its explicit import.
    ElementPlus({}),
    // `~icons/lucide/…` becomes a component: nothing is fetched at run time.
    Icons({ compiler: 'vue3', scale: 1 }),
  ],
  // Branches of the libraries that nobody here takes: components without setup, vue-i18n 8's interface, developer tools.
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    // Our texts have named places and nothing else; i18n.ts fills them in one line instead of 7 kB.
    __INTLIFY_DROP_MESSAGE_COMPILER__: true,
  },
  // 5 kB on every page for mixing the shades of ElButton's prop `color`; our shades are tokens.
  resolve: { alias: { '@ctrl/tinycolor': fileURLToPath(new URL('src/theme/no-shades.ts', import.meta.url)) } },
  build: {
    // Domestic browsers stand on Chromium 100 and later.
    target: 'chrome100',
    cssTarget: 'chrome100',
    reportCompressedSize: true,
    assetsInlineLimit: 0,
    // Tells which files a route loads; see e2e/src/budget/built-sizes.ts.
    manifest: true,
    rolldownOptions: {
      output: {
        // What nearly every page needs lies in three files instead of thirty: they compress better together, 10 kB a page.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'vue', test: /@vue\/|vue-router|vue-i18n|@intlify|pinia|@trpc|@vueuse/ },
            { name: 'ground', test: /lodash-es|element-plus\/es\/(hooks|utils|constants)/, minShareCount: 10 },
            {
              name: 'widgets',
              test: /element-plus\/es\/components\/(button|dialog|input\/|overlay|icon|focus-trap|form)|src\/(components|form)\//,
              minShareCount: 8,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/trpc': server, '/api': server } },
})
