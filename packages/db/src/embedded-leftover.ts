import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const execute = promisify(execFile)

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether the process is a PostgreSQL on this very cluster; process ids are used again after a reboot. */
const serves = async (pid: number, cluster: string): Promise<boolean> => {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() =>
    execute('ps', ['-o', 'command=', '-p', String(pid)]).then(
      ({ stdout }) => stdout,
      () => '',
    ),
  )
  return command.includes('postgres') && command.includes(cluster)
}

/**
 * Makes way after a kill -9: stops a server that still runs on the cluster (its starter is gone, nobody would ever stop it)
 * and removes a lock file whose process is something else. The caller holds the lock of DATA_DIR, so this is never a rival.
 */
export const stopLeftover = async (cluster: string): Promise<void> => {
  const lock = path.join(cluster, 'postmaster.pid')
  const pid = Number.parseInt((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0] ?? '', 10)
  if (!Number.isSafeInteger(pid) || pid <= 1) return
  if (alive(pid) && (await serves(pid, cluster))) {
    process.kill(pid, 'SIGINT')
    // 20 s for a fast shutdown, then an immediate one: the next start recovers.
    for (let waited = 0; alive(pid); waited += 100) {
      if (waited === 20_000) process.kill(pid, 'SIGQUIT')
      if (waited >= 30_000) throw new Error(`an older PostgreSQL (process ${pid}) on ${cluster} does not stop; stop it and start again`)
      await sleep(100)
    }
  }
  await rm(lock, { force: true })
}
