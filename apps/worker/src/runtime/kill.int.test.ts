import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { and, eq } from 'drizzle-orm'
import { Redis } from 'ioredis'
import { describe, expect, inject, it } from 'vitest'
import { auditEntries, files, sheetPacks } from '@zhengji/db/schema/index'
import { migrateQueue } from '@zhengji/services/ports/queue-store'
import { listSheets } from '@zhengji/services/sheet/list'
import { requestPack } from '@zhengji/services/sheet/request-pack'
import { createScoringOffice } from '@zhengji/services/testing/scoring'
import { createWorld } from '@zhengji/services/testing/world'
import { createTestDatabase } from '@zhengji/testing/database'
import { unpackArchive } from '@zhengji/workbook/unpack'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** Enough workbooks that a kill hits the middle of them: one takes some 20 ms. */
const members = 31

/** A job whose worker was killed is taken over when its lock of 20 s has run out. */
const patience = 90_000

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const until = async (done: () => Promise<boolean>, pause: number): Promise<void> => {
  for (let waited = 0; waited < patience; waited += pause) {
    if (await done()) return
    await sleep(pause)
  }
  throw new Error(`did not happen within ${patience} ms`)
}

/** An office that is ready to issue, with workers in processes of their own on its files and database. Everything ends with the test. */
const openStage = async (redisUrl: string | null, finished: (work: () => Promise<void>) => void) => {
  const database = await createTestDatabase()
  finished(() => database.drop())
  await migrateQueue(database.url)
  const world = await createWorld(database.db)
  finished(() => world.remove())
  const office = createScoringOffice(world)
  await world.admittedApplication()
  await office.approveRubric()
  await office.seatPanel(members)
  const prefix = `test-${randomUUID()}`

  const startProcess = (): ChildProcess => {
    const env = { DATABASE_URL: database.url, DATA_DIR: world.dataDir, QUEUE_PREFIX: prefix, REDIS_URL: redisUrl ?? '', LOG_LEVEL: 'fatal' }
    const child = spawn(process.execPath, [main], { env: { ...process.env, NODE_OPTIONS: '', ...env }, stdio: 'ignore' })
    finished(() => kill(child))
    return child
  }
  const request = () => requestPack(world.officer, { roundId: office.roundId, role: null, dueAt: null })
  const packNow = async (id: string) => {
    const [pack] = await world.db.select().from(sheetPacks).where(eq(sheetPacks.id, id))
    if (pack === undefined) throw new Error('the pack is gone')
    return pack
  }
  const sheetsNow = () => listSheets(world.officer, { roundId: office.roundId })

  /** Kills a new worker once so many workbooks are there, and gives how many there were. */
  const killAt = async (packId: string, progress: number): Promise<number> => {
    const child = startProcess()
    await until(async () => (await packNow(packId)).progress >= progress, 2)
    await kill(child)
    const pack = await packNow(packId)
    expect(pack).toMatchObject({ status: 'running', zipFileId: null })
    expect(pack.progress).toBeLessThan(members)
    // Half of a pack is nothing: no file of it can be seen.
    expect((await sheetsNow()).map(({ fileId, status }) => `${status} ${fileId}`)).toEqual(Array(members).fill('pending null'))
    return pack.progress
  }
  const finish = async (packId: string): Promise<void> => {
    startProcess()
    await until(async () => (await packNow(packId)).status === 'done', 50)
    const pack = await packNow(packId)
    expect(pack.progress).toBe(members)
    const count = (purpose: 'sheet-issued' | 'sheet-pack') =>
      world.db.$count(files, and(eq(files.roundId, office.roundId), eq(files.purpose, purpose)))
    expect([await count('sheet-issued'), await count('sheet-pack')]).toEqual([members, 1])
    const sheets = await sheetsNow()
    expect(new Set(sheets.map(({ status }) => status))).toEqual(new Set(['issued']))
    const zipped: Buffer[] = []
    for await (const file of unpackArchive(await office.bytesOf(pack.zipFileId))) if ('bytes' in file) zipped.push(file.bytes)
    expect(zipped).toEqual(await Promise.all(sheets.map(({ fileId }) => office.bytesOf(fileId))))
    const issued = and(eq(auditEntries.subjectId, packId), eq(auditEntries.action, 'sheet-pack.issue'))
    expect(await world.db.$count(auditEntries, issued)).toBe(1)
  }
  return { prefix, request, killAt, finish }
}

// Side by side, because most of the time is spent waiting for a lock to run out.
describe.concurrent('a worker killed in the middle of a pack', { timeout: 240_000 }, () => {
  it.for([['PostgreSQL'], ['Redis']] as const)(
    'with its queue on %s, twice: complete exactly once',
    async ([kind], { skip, onTestFinished }) => {
      const redisUrl = kind === 'Redis' ? inject('redisUrl') : null
      if (kind === 'Redis' && redisUrl === null) skip('no redis-server here')
      const stage = await openStage(redisUrl, onTestFinished)
      const pack = await stage.request()
      const first = await stage.killAt(pack.id, 3)
      const second = await stage.killAt(pack.id, first + 3)
      expect(second).toBeGreaterThan(first)
      await stage.finish(pack.id)
    },
  )

  it('and an emptied Redis: complete exactly once', async ({ skip, onTestFinished }) => {
    const redisUrl = inject('redisUrl')
    if (redisUrl === null) return skip('no redis-server here')
    const stage = await openStage(redisUrl, onTestFinished)
    const pack = await stage.request()
    await stage.killAt(pack.id, 3)
    const redis = new Redis(redisUrl)
    const keys = await redis.keys(`${stage.prefix}*`)
    expect(keys.length).toBeGreaterThan(0)
    await redis.del(keys)
    redis.disconnect()
    await stage.finish(pack.id)
  })
})
