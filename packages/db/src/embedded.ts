import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, realpath, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { unprivilegedAccount, type Account } from './embedded-account.ts'
import { reachableBinaries, reachableCluster } from './embedded-place.ts'
import { readRecord, writeRecord, type ClusterRecord } from './embedded-record.ts'
import { stopLeftover } from './embedded-leftover.ts'

export interface EmbeddedOptions {
  /** Directory of the installation (DATA_DIR). The cluster lies in its `postgres` folder, or where its note says. */
  readonly directory: string
  /** false only for tests: without fsync a power cut may lose the cluster. Default true. */
  readonly durable?: boolean
  /** Receives PostgreSQL's own log, line by line. */
  readonly onLog?: (line: string) => void
}

export interface EmbeddedServer {
  /** Connection string of the owner, with password; listens on 127.0.0.1 only. */
  readonly url: string
  readonly port: number
  /** Absolute directory of the cluster. */
  readonly cluster: string
  /** Resolves with the reason when the server ends without having been asked to. */
  readonly ended: Promise<string>
  /** Ends connections and stops after a checkpoint; kills after 20 s. */
  stop(): Promise<void>
}

/** Name of the one database; the cluster belongs to this installation alone. */
const database = 'zhengji'
const owner = 'zhengji'

const freePort = (wanted: number | null): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => (wanted === null ? reject(error) : resolve(freePort(null))))
    probe.listen(wanted ?? 0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

const urlOf = (record: ClusterRecord, name: string): string => `postgres://${owner}:${record.password}@127.0.0.1:${record.port}/${name}`

/** Runs a program of PostgreSQL to its end; rejects with what it printed. */
const run = (program: string, args: readonly string[], account: Account): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...account, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${path.basename(program)} ended with ${code}: ${output.trim()}`)),
    )
  })

const initialise = async (binaries: string, { cluster, password }: ClusterRecord, account: Account): Promise<void> => {
  // A killed initdb leaves its directory half filled.
  await rm(cluster, { recursive: true, force: true })
  await mkdir(cluster, { recursive: true, mode: 0o700 })
  const passwordFile = `${cluster}.password`
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(cluster, account.uid, account.gid)
    await chown(passwordFile, account.uid, account.gid)
  }
  try {
    const flags = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--auth=scram-sha-256']
    await run(
      path.join(binaries, 'bin/initdb'),
      [`--pgdata=${cluster}`, `--username=${owner}`, `--pwfile=${passwordFile}`, ...flags],
      account,
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
}

const untilReady = async (url: string, child: ChildProcess, log: readonly string[]): Promise<void> => {
  // Recovery after a kill -9 replays the log of the last checkpoint: seconds, on a slow disk a minute.
  const deadline = Date.now() + 120_000
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`PostgreSQL did not start: ${log.slice(-5).join(' ')}`)
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
      if (rowCount === 0) await client.query(`create database ${database}`)
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await sleep(50)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/**
 * Starts the PostgreSQL that came with the packages, on a free port of this machine, and creates cluster and database
 * the first time. As root it runs under an unprivileged account, because PostgreSQL refuses to run as root.
 * A server that a killed start left behind is stopped first. Rejects with a sentence when the place cannot be used.
 */
export const startEmbedded = async ({ directory, durable = true, onLog }: EmbeddedOptions): Promise<EmbeddedServer> => {
  await mkdir(directory, { recursive: true })
  const previous = await readRecord(directory)
  const account = await unprivilegedAccount(previous?.cluster ?? null)
  const binaries = await reachableBinaries(account)
  const cluster = await reachableCluster(directory, previous, account)
  await stopLeftover(cluster)
  const record: ClusterRecord = {
    cluster,
    home: await realpath(directory),
    port: await freePort(previous?.port ?? null),
    password: previous?.password ?? randomBytes(24).toString('base64url'),
    complete: previous?.complete ?? false,
  }
  await writeRecord(directory, record)
  if (!record.complete) {
    await initialise(binaries, record, account)
    await writeRecord(directory, { ...record, complete: true })
  }
  await chmod(cluster, 0o700)

  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${record.port}`,
    // No socket file: its path would be too long under deep directories.
    'unix_socket_directories=',
    'max_connections=200',
    'log_timezone=UTC',
    'timezone=UTC',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ]
  // Its own process group: Ctrl-C in the terminal must not stop the database before the server and the worker.
  const child = spawn(path.join(binaries, 'bin/postgres'), ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  })
  const log: string[] = []
  child.stderr.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n').filter(Boolean)) {
      log.push(line)
      if (log.length > 50) log.shift()
      onLog?.(line)
    }
  })
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      log.push(error.message)
      resolve()
    })
    child.once('exit', () => resolve())
  })
  let stopping = false
  const ended = new Promise<string>((resolve) => {
    void exited.then(() => stopping || resolve(log.slice(-3).join(' ')))
  })
  const stop = async (): Promise<void> => {
    stopping = true
    if (child.exitCode !== null || child.signalCode !== null) return
    // SIGINT is PostgreSQL's fast shutdown; SIGQUIT leaves without a checkpoint and recovers at the next start.
    child.kill('SIGINT')
    const late = setTimeout(() => child.kill('SIGQUIT'), 20_000)
    await exited
    clearTimeout(late)
  }
  try {
    await untilReady(urlOf(record, 'postgres'), child, log)
  } catch (error) {
    await stop()
    throw error
  }
  return { url: urlOf(record, database), port: record.port, cluster, ended, stop }
}
