import { spawnSync } from 'node:child_process'
import { cpSync, globSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

/**
 * Emits `types/router.d.ts` and what it needs, so that the SPA can `import type { AppRouter }` without checking the server's sources.
 * Faults of types are reported by `typecheck`; this script fails when the declarations would not stand alone.
 */
const root = resolve(import.meta.dirname, '..')
const build = join(root, 'types.build')
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))

rmSync(build, { recursive: true, force: true })
const run = spawnSync(process.execPath, [join(typescript, 'bin/tsc'), '-p', 'tsconfig.types.json'], { cwd: root, encoding: 'utf8' })

const emitted = join(build, 'apps/server/src')
const next = join(build, 'next')
const kept = ['router.d.ts', ...globSync('{routers/*,trpc/meta,trpc/error-shape}.d.ts', { cwd: emitted })]
try {
  for (const file of kept) cpSync(join(emitted, file), join(next, file))
  const faults = kept.flatMap((file) => {
    const text = readFileSync(join(next, file), 'utf8')
    const foreign = [...text.matchAll(/(?:from |import\()["']([^"']+)["']/g)]
      .map(([, name = '']) => name)
      .filter((name) => !/^(\.|@trpc\/server$|@zhengji\/domain\/)/.test(name))
    // Not an `any` of ours: a declaration that fell back to one is refused.
    const any = /(output|input): any\b/.exec(text)
    return [...foreign.map((name) => `${file}: imports ${name}`), ...(any ? [`${file}: ${any[0]}`] : [])]
  })
  if (faults.length > 0) throw new Error(`The router's declarations do not stand alone:\n${faults.join('\n')}`)
  rmSync(join(root, 'types'), { recursive: true, force: true })
  renameSync(next, join(root, 'types'))
} catch (error) {
  process.stderr.write(run.stdout + run.stderr)
  throw error
} finally {
  rmSync(build, { recursive: true, force: true })
}
