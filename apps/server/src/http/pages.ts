import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerEnv } from './env.ts'
import { refuseRequest } from './refuse-request.ts'

/** Never answered with the page: a client that expects JSON or a file must hear that there is none. */
const machinePaths = /^\/(trpc|api|assets|livez|readyz|metrics)(\/|$)/

/**
 * pdf.js decodes JPEG 2000 scans in WebAssembly (1 s a page instead of 6), in a worker whose own response carries its policy: only
 * there may WebAssembly be compiled, and it reaches nothing but our origin. The pages' policy stays as it is.
 */
const pdfWorker = /\/assets\/pdf\.worker[\w.-]*\.mjs$/
const pdfWorkerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/**
 * The built SPA. Vite puts a hash into every name below /assets, so those never change; index.html is asked for each time and is
 * also the answer to every path that is a page of the SPA's own router.
 */
export const pageRoutes = (directory: string) => {
  const routes = new Hono<ServerEnv>()
  if (existsSync(directory)) {
    routes.use(
      '*',
      // For builds that bring no compressed files of their own.
      compress(),
      // Hidden files of the build are nobody's business.
      async (c, next) => (c.req.path.includes('/.') ? refuseRequest(c, 'NOT_FOUND', 'not-found') : next()),
      serveStatic({
        root: directory,
        precompressed: true,
        onFound: (path, c) => {
          const hashed = path.startsWith(join(directory, 'assets'))
          c.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
          if (pdfWorker.test(c.req.path)) c.header('content-security-policy', pdfWorkerPolicy)
        },
      }),
    )
    const page = serveStatic<ServerEnv>({
      root: directory,
      path: 'index.html',
      precompressed: true,
      onFound: (_path, c) => c.header('cache-control', 'no-cache'),
    })
    routes.get('*', (c, next) => (machinePaths.test(c.req.path) ? next() : page(c, next)))
  }
  return routes.all('*', (c) => refuseRequest(c, 'NOT_FOUND', 'not-found'))
}
