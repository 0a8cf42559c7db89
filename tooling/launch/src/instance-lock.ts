import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { Complaint, codeOf } from './complaint.ts'

const execute = promisify(execFile)

/** Who runs on a DATA_DIR; `pnpm demo` and others find the running system here. In `DATA_DIR/instance.json`, mode 0600. */
export interface Instance {
  readonly pid: number
  /** When the process began, as the system tells it: a process id alone is used again after a reboot. */
  readonly began: string
  readonly url: string
  /** null until the database is up */
  readonly databaseUrl: string | null
}

const fileOf = (dataDir: string) => path.join(dataDir, 'instance.json')

/** Start of a living process in the system's own notation, null when there is none. */
const beganOf = async (pid: number): Promise<string | null> => {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // Field 22, counted after the command's name, which may contain blanks and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    if (process.platform === 'linux') return null
  }
  return execute('ps', ['-o', 'lstart=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim() || null,
    () => null,
  )
}

const read = async (file: string): Promise<Instance | null> => {
  try {
    // Written as a whole by `write`; anything else is damaged and counts as stale.
    return JSON.parse(await readFile(file, 'utf8')) as Instance
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

/** The system that runs on this DATA_DIR, or null; a lock left behind by a kill -9 does not count. */
export const findInstance = async (dataDir: string): Promise<Instance | null> => {
  const instance = await read(fileOf(dataDir))
  return instance !== null && instance.began === (await beganOf(instance.pid)) ? instance : null
}

export interface InstanceLock {
  /** Tells others where the database is. */
  publish(databaseUrl: string): Promise<void>
  release(): Promise<void>
}

/** Takes DATA_DIR for this process; complains when a living process has it. Survives any kill: a dead owner is recognised. */
export const lockInstance = async (dataDir: string, url: string): Promise<InstanceLock> => {
  const file = fileOf(dataDir)
  const mine: Instance = { pid: process.pid, began: (await beganOf(process.pid)) ?? '', url, databaseUrl: null }
  const prepared = `${file}.${randomUUID()}`
  const write = (instance: Instance) => writeFile(prepared, `${JSON.stringify(instance, null, 2)}\n`, { mode: 0o600 })

  await write(mine)
  try {
    for (;;) {
      try {
        // A link appears as a whole and fails when somebody was first.
        await link(prepared, file)
        break
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error
      }
      const owner = await findInstance(dataDir)
      if (owner !== null) {
        throw new Complaint(
          `征集 already runs on ${dataDir}: process ${owner.pid}, ${owner.url}. Stop that one, or start a second with its own data: DATA_DIR=.data-2 PORT=3001 npm start`,
        )
      }
      // Stale. Renaming is atomic: of two starters one moves it away, the other finds nothing and tries again.
      const aside = `${prepared}.stale`
      await rename(file, aside).catch(() => {})
      const moved = await read(aside)
      // Between look and move a rival may have put its living lock there: give it back.
      if (moved !== null && moved.began === (await beganOf(moved.pid))) await link(aside, file).catch(() => {})
      await rm(aside, { force: true })
    }
  } finally {
    await rm(prepared, { force: true })
  }
  return {
    publish: async (databaseUrl) => {
      await write({ ...mine, databaseUrl })
      await rename(prepared, file)
    },
    release: () => rm(file, { force: true }),
  }
}
