import vue from '@vitejs/plugin-vue'
import ElementPlus from 'unplugin-element-plus/vite'
import Icons from 'unplugin-icons/vite'
import { defineConfig } from 'vite'

// Where `npm start` of another checkout or port runs; only the development server needs it.
const server = process.env['ZHENGJI_SERVER'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [
    vue(),
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
  // Domestic browsers stand on Chromium 100 and later. The manifest tells which files a route loads; see e2e/src/built-sizes.ts.
  build: { target: 'chrome100', cssTarget: 'chrome100', reportCompressedSize: true, assetsInlineLimit: 0, manifest: true },
  server: { proxy: { '/trpc': server, '/api': server } },
})
