import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './repository.ts'

// The shape is our own package.json's.
const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { readonly packageManager: string }

/** Everything that can be said about the sources without a database; every step runs, also after one failed. */
const steps: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format', 'oxfmt', '--check', '.'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings'],
  ['unused', 'knip', '--no-progress'],
  // turbo asks pnpm for the workspace; npx puts the pinned one into its PATH.
  ['types', 'npx', '--yes', '--package', packageManager, 'turbo', 'run', 'typecheck', '--output-logs=errors-only', '--log-order=grouped'],
  ['doc references', process.execPath, 'tooling/launch/src/doc-references.ts'],
]

const run = (command: string, args: readonly string[]): Promise<{ readonly ok: boolean; readonly output: string }> =>
  new Promise((resolve) => {
    // turbo would report its use to its makers.
    const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' }
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', (error) => resolve({ ok: false, output: error.message }))
    child.once('close', (code) => resolve({ ok: code === 0, output }))
  })

let failed = 0
for (const [name, command, ...args] of steps) {
  const startedAt = performance.now()
  const { ok, output } = await run(command, args)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name} (${seconds} s)`)
  if (!ok) {
    failed += 1
    console.log(output.trim())
  }
}
process.exit(failed === 0 ? 0 : 1)
