import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSettings, type Settings } from '@zhengji/services/settings/settings'
import { checkAddress, checkDataDir } from './preflight.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'zhengji-preflight-'))
})
afterEach(() => rm(directory, { recursive: true }))

const settings = (env: Record<string, string>): Settings => {
  const reading = readSettings({ DATA_DIR: directory, DISK_RESERVE_MB: '0', ...env })
  if (!reading.ok) throw new Error(reading.mistakes.join())
  return reading.settings
}

describe('before the start', () => {
  it('DATA_DIR is made and left empty', async () => {
    const dataDir = path.join(directory, 'a', 'b')
    await checkDataDir(settings({ DATA_DIR: dataDir }))
    expect(await readdir(dataDir)).toEqual([])
  })

  it('a DATA_DIR that is a file is refused', async () => {
    await writeFile(path.join(directory, 'file'), '')
    await expect(checkDataDir(settings({ DATA_DIR: path.join(directory, 'file') }))).rejects.toThrow('is not a directory')
    await expect(checkDataDir(settings({ DATA_DIR: path.join(directory, 'file', 'below') }))).rejects.toThrow('is not a directory')
  })

  it.skipIf(process.platform !== 'linux')('a DATA_DIR where nothing can be made is refused at once', async () => {
    await expect(checkDataDir(settings({ DATA_DIR: '/proc/nowhere/data' }))).rejects.toThrow('cannot write to DATA_DIR')
  })

  it('a disk without room is refused with both figures', async () => {
    await expect(checkDataDir(settings({ DISK_RESERVE_MB: '1048576' }))).rejects.toThrow(/has \d+ MB left, and 1048576 MB are to stay free/)
  })

  it('a port in use is refused with the next one as a proposal', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    // A server that listens on TCP has this form of address.
    const { port } = taken.address() as AddressInfo
    await expect(checkAddress(settings({ PORT: String(port) }))).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use by another program`)
    await new Promise((resolve) => taken.close(resolve))
    await expect(checkAddress(settings({ PORT: String(port) }))).resolves.toBeUndefined()
  })

  it('an address of another machine is refused', async () => {
    await expect(checkAddress(settings({ HOST: '192.0.2.1', ALLOW_PLAIN_HTTP: 'true' }))).rejects.toThrow(
      'HOST 192.0.2.1 is not an address of this machine',
    )
  })
})
