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
  // Domestic browsers stand on Chromium 100 and later.
  build: { target: 'chrome100', cssTarget: 'chrome100', reportCompressedSize: true, assetsInlineLimit: 0 },
  server: { proxy: { '/trpc': server, '/api': server } },
})
