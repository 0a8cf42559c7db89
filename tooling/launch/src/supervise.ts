import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Supervised {
  /** Last lines that the process printed, newest last; for the sentence when it does not come up. */
  lastLines(): readonly string[]
  /** How often it ended without having been asked to. */
  crashes(): number
  /** SIGTERM, then SIGKILL after 70 s: a minute for the jobs in hand, ten seconds to close. */
  stop(): Promise<void>
}

export interface SupervisedOptions {
  readonly name: 'server' | 'worker'
  readonly script: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly logDir: string
  readonly tell: (sentence: string) => void
}

/** A log larger than this is put aside at the next start. Bytes. */
const logLimit = 20_000_000

const pauses = { first: 500, longest: 30_000, forgottenAfter: 60_000 }

/** Runs a process, writes what it prints to a log file and starts it again when it crashes, after a pause that doubles. */
export const supervise = async ({ name, script, env, logDir, tell }: SupervisedOptions): Promise<Supervised> => {
  await mkdir(logDir, { recursive: true, mode: 0o700 })
  const logFile = path.join(logDir, `${name}.log`)
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  )
  if (size > logLimit) await rename(logFile, `${logFile}.1`)
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 })
  // A full disk must not end the system because of its log.
  log.on('error', () => {})
  const lines: string[] = []
  let stopping = false
  let crashes = 0
  let child: ChildProcess | null = null

  const runOnce = (): Promise<string> =>
    new Promise((resolve) => {
      // Own process group: Ctrl-C reaches only the starter, which stops everything in order. When the starter is killed, the closed IPC channel tells the child.
      const started = spawn(process.execPath, [script], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
      child = started
      const keep = (chunk: Buffer) => {
        log.write(chunk)
        lines.push(...chunk.toString().split('\n').filter(Boolean))
        lines.splice(0, lines.length - 20)
      }
      started.stdout?.on('data', keep)
      started.stderr?.on('data', keep)
      started.once('error', (error) => resolve(error.message))
      started.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
    })

  const keepRunning = async (): Promise<void> => {
    let pause = pauses.first
    while (!stopping) {
      const startedAt = performance.now()
      const end = await runOnce()
      if (stopping) return
      crashes += 1
      if (performance.now() - startedAt > pauses.forgottenAfter) pause = pauses.first
      tell(`The ${name} ended (${end}) and is started again; its log is ${logFile}`)
      await sleep(pause)
      pause = Math.min(pause * 2, pauses.longest)
    }
  }
  const done = keepRunning()

  const stop = async () => {
    stopping = true
    child?.kill('SIGTERM')
    const late = setTimeout(() => child?.kill('SIGKILL'), 70_000)
    await Promise.race([
      done,
      new Promise((resolve) =>
        child === null || child.exitCode !== null || child.signalCode !== null ? resolve(null) : child.once('exit', resolve),
      ),
    ])
    clearTimeout(late)
    log.end()
  }
  return { lastLines: () => lines, crashes: () => crashes, stop }
}
