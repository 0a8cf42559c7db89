import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Under whom PostgreSQL runs; empty = under whoever started us. */
export interface Account {
  readonly uid?: number
  readonly gid?: number
}

const accountName = 'zhengji'

const lookUp = async (name: string): Promise<Account | null> => {
  try {
    const [uid, gid] = await Promise.all([execute('id', ['-u', name]), execute('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}

/**
 * As an ordinary user: nobody else. As root: the owner of an existing cluster, else the system account `zhengji`,
 * created when missing. Rejects with a sentence when no account can be had.
 */
export const unprivilegedAccount = async (existingCluster: string | null): Promise<Account> => {
  if (process.getuid?.() !== 0) return {}
  if (existingCluster !== null) {
    const owner = await stat(existingCluster).catch(() => null)
    if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  }
  const known = await lookUp(accountName)
  if (known !== null) return known
  await execute('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', accountName]).catch(() => {})
  // Two starts at once: the other one may have created it.
  const account = (await lookUp(accountName)) ?? (await lookUp('postgres')) ?? (await lookUp('nobody'))
  if (account === null) {
    throw new Error(
      `PostgreSQL does not run as root, and the account "${accountName}" could not be created: create it with useradd, start as an ordinary user, or set DATABASE_URL`,
    )
  }
  return account
}
