import { spawn } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findInstance, lockInstance } from './instance-lock.ts'

const url = 'http://127.0.0.1:3000'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'zhengji-lock-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

/** What a process that was killed outright leaves behind. */
const leaveStale = async (pid: number): Promise<void> =>
  writeFile(path.join(dataDir, 'instance.json'), JSON.stringify({ pid, began: '1', url, databaseUrl: 'postgres://x' }))

const deadPid = (): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn('true')
    child.once('exit', () => resolve(child.pid ?? 0))
  })

describe('the lock of a DATA_DIR', () => {
  it('tells others who runs here and where its database is, to the owner only', async () => {
    const lock = await lockInstance(dataDir, url)
    expect(await findInstance(dataDir)).toMatchObject({ pid: process.pid, url, databaseUrl: null })
    await lock.publish('postgres://owner:secret@127.0.0.1:5432/zhengji')
    expect(await findInstance(dataDir)).toMatchObject({ databaseUrl: 'postgres://owner:secret@127.0.0.1:5432/zhengji' })
    expect((await stat(path.join(dataDir, 'instance.json'))).mode & 0o777).toBe(0o600)
    await lock.release()
    expect(await findInstance(dataDir)).toBe(null)
    expect(await readdir(dataDir)).toEqual([])
  })

  it('refuses a second start in one sentence that says what to do', async () => {
    const lock = await lockInstance(dataDir, url)
    await expect(lockInstance(dataDir, url)).rejects.toThrow(`already runs on ${dataDir}: process ${process.pid}, ${url}. Stop that one`)
    await lock.release()
    await (await lockInstance(dataDir, url)).release()
  })

  it.each(['of a dead process', 'of a process id that was used again'])('takes over the lock %s', async (kind) => {
    await leaveStale(kind === 'of a dead process' ? await deadPid() : process.pid)
    expect(await findInstance(dataDir)).toBe(null)
    const lock = await lockInstance(dataDir, url)
    expect(await findInstance(dataDir)).toMatchObject({ pid: process.pid })
    await lock.release()
  })

  it('takes over a damaged lock', async () => {
    await writeFile(path.join(dataDir, 'instance.json'), '{"pid":')
    const lock = await lockInstance(dataDir, url)
    expect(JSON.parse(await readFile(path.join(dataDir, 'instance.json'), 'utf8'))).toMatchObject({ pid: process.pid })
    await lock.release()
  })

  it('is taken over by one of many that start at once', async () => {
    await leaveStale(await deadPid())
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => lockInstance(dataDir, url)))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect(await readdir(dataDir)).toEqual(['instance.json'])
  })
})
