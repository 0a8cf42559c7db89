import { access, mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import path from 'node:path'
import type { Settings } from '@zhengji/services/settings/settings'
import { Complaint, codeOf } from './complaint.ts'

const mebibyte = 1_048_576

/** As `mkdir -p`, one after the other: Node's recursive mkdir tries for ever where the system refuses with ENOENT, as below /proc. */
const makeFolders = async (folder: string, mode: number): Promise<void> => {
  if (await exists(folder)) return
  await makeFolders(path.dirname(folder), mode)
  await mkdir(folder, { mode }).catch((error: unknown) => {
    // Somebody else made it meanwhile.
    if (codeOf(error) !== 'EEXIST') throw error
  })
}

/** Makes DATA_DIR when it is missing and tries to write there; complains when that fails or the disk has no room. */
export const checkDataDir = async ({ dataDir, diskReserveBytes }: Settings): Promise<void> => {
  const probe = path.join(dataDir, `.probe-${process.pid}`)
  try {
    // Enterable but not listable: as root, PostgreSQL's own account has to reach its folder; everything in it is closed by itself.
    await makeFolders(path.resolve(dataDir), 0o711)
    // More than a block, so that a full disk shows here.
    await writeFile(probe, Buffer.alloc(65_536), { flush: true })
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new Complaint(`The disk of ${dataDir} is full. Make room, or choose another place with DATA_DIR=…`)
    if (code === 'ENOTDIR' || code === 'EEXIST')
      throw new Complaint(`DATA_DIR ${dataDir} is not a directory. Choose another place with DATA_DIR=…`)
    throw new Complaint(
      `The user ${userInfo().username} cannot write to DATA_DIR ${dataDir} (${code}). Choose another place with DATA_DIR=…, or give this user the right to write there.`,
    )
  } finally {
    await rm(probe, { force: true }).catch(() => {})
  }
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  if (free < diskReserveBytes) {
    throw new Complaint(
      `The disk of ${dataDir} has ${Math.floor(free / mebibyte)} MB left, and ${Math.floor(diskReserveBytes / mebibyte)} MB are to stay free (DISK_RESERVE_MB). Make room, or choose another place with DATA_DIR=…`,
    )
  }
}

/** Complains when the address cannot be listened on: taken, reserved for root, or not of this machine. */
export const checkAddress = ({ host, port }: Settings): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `Port ${port} on ${host} is in use by another program (or another 征集). Start on another one: PORT=${port === 65_535 ? port - 1 : port + 1} npm start`,
        EACCES: `Port ${port} is reserved for the administrator of this machine. Start on another one: PORT=3000 npm start`,
        EADDRNOTAVAIL: `HOST ${host} is not an address of this machine. Leave it out, or use 127.0.0.1 or 0.0.0.0.`,
        ENOTFOUND: `HOST ${host} is not known to this machine. Leave it out, or use 127.0.0.1 or 0.0.0.0.`,
      }
      reject(new Complaint(reasons[codeOf(error) ?? ''] ?? `Cannot listen on ${host}:${port}: ${error.message}`))
    })
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()))
  })

export const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
