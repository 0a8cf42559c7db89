// Plain JavaScript for whatever Node (18 or later) the machine has: installs the packages when they are missing or out of
// date, then hands over to the pinned Node among them. Everything else lives in src/*.ts.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
process.chdir(root)

/** The same version as in package.json; pnpm is fetched by npx, so that nothing is installed globally. */
const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8'))

const tasks = {
  start: 'tooling/launch/src/start.ts',
  test: 'tooling/launch/src/test.ts',
  verify: 'tooling/launch/src/verify.ts',
  demo: 'tooling/demo/src/main.ts',
  bench: 'tooling/bench/src/main.ts',
  'bench:web': 'tooling/bench/src/web/main.ts',
  'bench:sheets': 'tooling/bench/src/sheets/main.ts',
  rehearse: 'tooling/rehearse/src/main.ts',
  shots: 'e2e/src/shots.ts',
  'sheet:inspect': 'packages/workbook/src/inspect.ts',
}

const stop = (sentence) => {
  console.error(sentence)
  process.exit(1)
}

const lockfileHash = () =>
  createHash('sha256').update(readFileSync('pnpm-lock.yaml')).update(readFileSync('pnpm-workspace.yaml')).digest('hex')
const stamp = 'node_modules/.zhengji-installed'
const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfileHash() && existsSync('node_modules/node/package.json')

const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

/** Two first starts at once in one checkout must not install over each other. A directory is made by one of them only. */
const underLock = (work) => {
  const lock = path.join(root, '.installing')
  for (let told = false; ; sleep(500)) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST')
        stop(`Cannot write to ${root}: ${error.message}. The packages are installed here, so the user needs write permission.`)
      // No installation takes 15 minutes: that one was killed.
      if (Date.now() - statSync(lock, { throwIfNoEntry: false })?.mtimeMs > 900_000) rmSync(lock, { recursive: true, force: true })
      if (!told) console.error('Another start is installing the packages; waiting for it…')
      told = true
    }
  }
  try {
    work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

const install = () => {
  if (installed()) return
  // To stderr, here and below: what a task prints may be read by another program.
  console.error('Installing the packages (first start or new versions; about a minute)…')
  // CI=true: pnpm never asks a question, also without a terminal.
  const env = { ...process.env, CI: 'true', npm_config_update_notifier: 'false', npm_config_fund: 'false' }
  const run = (command, args) => spawnSync(command, args, { stdio: ['inherit', 2, 2], env, shell: process.platform === 'win32' })
  let result = run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'])
  if (result.error?.code === 'ENOENT') result = run('pnpm', ['install', '--frozen-lockfile'])
  if (result.error) stop('Neither npx nor pnpm was found: install Node.js with npm, then try again.')
  if (result.status !== 0)
    stop('The packages could not be installed; see above. Is the package registry reachable, is there room on the disk?')
  writeFileSync(stamp, lockfileHash())
}

/** The binary itself instead of the shim in .bin, so that signals and the IPC channel reach it. */
const pinnedNode = () => {
  const directory = path.dirname(createRequire(import.meta.url).resolve(path.join(root, 'node_modules/node/package.json')))
  const node = path.join(directory, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (spawnSync(node, ['--version']).status === 0) return node
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  return stop(`The pinned Node does not run on this machine (${node}): install Node 26 or later and try again.`)
}

const script = tasks[process.argv[2]]
if (script === undefined) stop(`Usage: node tooling/launch/bootstrap.mjs ${Object.keys(tasks).join('|')}`)
if (!installed()) underLock(install)

const child = spawn(pinnedNode(), [script, ...process.argv.slice(3)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
  },
})
// The terminal sends Ctrl-C to the child as well; hearing it twice does no harm.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => stop(`Cannot run ${script}: ${error.message}`))
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))

// npm was killed outright: nobody is left who would stop us, so the child is told as if by SIGTERM.
const parent = process.ppid
if (process.env.npm_lifecycle_event !== undefined) setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1_000).unref()
