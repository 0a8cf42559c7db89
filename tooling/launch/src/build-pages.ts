import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Complaint } from './complaint.ts'
import { pages, root } from './repository.ts'

/** Everything the built pages depend on; the lockfile stands for all packages. */
const sources = [
  'apps/admin/{src,public}/**',
  'apps/admin/{index.html,vite.config.ts,package.json}',
  'packages/domain/src/**/*.ts',
  'pnpm-lock.yaml',
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
    await writeFile(path.join(fresh, '.built-from'), hash)
    await rm(`${fresh}-old`, { recursive: true, force: true })
    await rename(pages, `${fresh}-old`).catch(() => {})
    await rename(fresh, pages)
  } finally {
    await Promise.all([rm(fresh, { recursive: true, force: true }), rm(`${fresh}-old`, { recursive: true, force: true })])
  }
}
