import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { Complaint } from './complaint.ts'
import { pages, root } from './repository.ts'

/** Everything the built pages depend on; the lockfile stands for all packages. */
const sources = [
  'apps/admin/{src,public}/**',
  'apps/admin/{index.html,vite.config.ts,package.json}',
  'packages/domain/src/**/*.ts',
  'pnpm-lock.yaml',
  'tooling/launch/src/build-pages.ts',
]

const hashOfSources = async (): Promise<string> => {
  const files: string[] = []
  for await (const entry of glob(sources, { cwd: root, withFileTypes: true }))
    if (entry.isFile()) files.push(path.join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(path.relative(root, file)).update(await readFile(file))
  return hash.digest('hex')
}

const runVite = (out: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const admin = path.join(root, 'apps/admin')
    const vite = path.join(admin, 'node_modules/vite/bin/vite.js')
    const child = spawn(process.execPath, [vite, 'build', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn'], {
      cwd: admin,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Complaint(`The pages could not be built:\n${output.trim()}`))))
  })

/** Once here instead of at every request: the server sends `name.br` or `name.gz` to whoever understands it. */
const compress = async (directory: string): Promise<void> => {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  for await (const file of glob('**/*.{html,js,mjs,css,svg,wasm}', { cwd: directory })) {
    const target = path.join(directory, file)
    const bytes = await readFile(target)
    // Below this the header of an answer weighs more than what is saved.
    if (bytes.length < 1024) continue
    await Promise.all([
      promisify(brotliCompress)(bytes, quality).then((packed) => writeFile(`${target}.br`, packed)),
      promisify(gzip)(bytes, { level: 9 }).then((packed) => writeFile(`${target}.gz`, packed)),
    ])
  }
}

/**
 * Builds the SPA unless the last build came from exactly these sources. Built aside and swapped in, so that a server that
 * runs meanwhile serves whole pages only, and two starts at once do no harm.
 */
export const buildPages = async (tell: (sentence: string) => void): Promise<void> => {
  const hash = await hashOfSources()
  const stamp = path.join(pages, '.built-from')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return
  tell('Building the pages (first start or changed sources; about half a minute)…')
  const fresh = `${pages}-${process.pid}`
  try {
    await runVite(fresh)
    await compress(fresh)
    await writeFile(path.join(fresh, '.built-from'), hash)
    await rm(`${fresh}-old`, { recursive: true, force: true })
    await rename(pages, `${fresh}-old`).catch(() => {})
    await rename(fresh, pages)
  } finally {
    await Promise.all([rm(fresh, { recursive: true, force: true }), rm(`${fresh}-old`, { recursive: true, force: true })])
  }
}
