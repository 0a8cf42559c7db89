import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../..', import.meta.url))

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

export interface Account {
  readonly login: string
  readonly password: string
}

export interface System {
  readonly url: string
  /** Its DATA_DIR; gone when it is stopped. */
  readonly dataDir: string
  /** Printed by the start: the first administrators with their one-time passwords. */
  readonly administrators: Readonly<Record<string, string>>
  /** Runs `npm run demo` against it and returns the accounts it printed, by post. */
  loadDemonstration(): Promise<Readonly<Record<string, Account>>>
  stop(): Promise<void>
}

/** What a program printed, once it has ended well; throws with its output otherwise. */
const output = async (child: ChildProcess): Promise<string> => {
  let text = ''
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`ended with ${code}:\n${text}`)
  return text
}

/** Starts the product as a user does, on a port and a DATA_DIR of its own, and waits for the line that says it is ready. */
export const startSystem = async (settings: Readonly<Record<string, string>> = {}): Promise<System> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'zhengji-e2e-'))
  const port = await freePort()
  const environment = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    REDIS_URL: '',
    LOG_LEVEL: 'warn',
    NODE_ENV: '',
    ...settings,
  }
  const run = (script: string) =>
    spawn(process.execPath, [path.join(repository, script)], { cwd: repository, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  const child = run('tooling/launch/src/start.ts')
  let printed = ''
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      if (/Ctrl-C/.test(printed)) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`the system ended with ${code}:\n${printed}`)))
  })
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await rm(dataDir, { recursive: true, force: true })
  }
  await ready.catch(async (error: unknown) => {
    await stop()
    throw error
  })
  const administrators = Object.fromEntries(
    [...printed.matchAll(/user (\S+)\s+.*?one-time password (\S+)/g)].map(([, login = '', password = '']) => [login, password]),
  )
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    administrators,
    loadDemonstration: async () => {
      const text = await output(run('tooling/demo/src/main.ts'))
      const lines = [...text.matchAll(/^ {2}(\w+?)(\S{4})\s+(\S+) {3}/gm)]
      return Object.fromEntries(lines.map(([, post = '', suffix = '', password = '']) => [post, { login: `${post}${suffix}`, password }]))
    },
    stop,
  }
}
