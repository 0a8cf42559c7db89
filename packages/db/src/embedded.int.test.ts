import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmbedded, type EmbeddedServer } from './embedded.ts'

let directory: string
let running: EmbeddedServer[]
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'zhengji-embedded-'))
  running = []
})
afterEach(async () => {
  for (const server of running) await server.stop()
  for (const server of running) await rm(server.cluster, { recursive: true, force: true })
  await rm(directory, { recursive: true, force: true })
})

const start = async (durable = false): Promise<EmbeddedServer> => {
  const server = await startEmbedded({ directory, durable })
  running.push(server)
  return server
}

const query = async (url: string, statement: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(statement)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

const killOutright = async (server: EmbeddedServer): Promise<void> => {
  const pid = Number((await readFile(path.join(server.cluster, 'postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await server.ended
}

describe('the embedded PostgreSQL', () => {
  it('stores UTF-8, sorts the same everywhere and listens on this machine only', async () => {
    const { url } = await start()
    expect(
      await query(
        url,
        `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as address, lower('ÄÖ') as lower`,
      ),
    ).toEqual([{ encoding: 'UTF8', address: '127.0.0.1', lower: 'äö' }])
    expect(
      await query(url, 'select datlocprovider as provider, datlocale as locale from pg_database where datname = current_database()'),
    ).toEqual([{ provider: 'b', locale: 'C.UTF-8' }])
  })

  it('asks for its password', async () => {
    const { url } = await start()
    const stranger = new URL(url)
    stranger.password = 'guess'
    await expect(query(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  it('keeps data and port over a stop', async () => {
    const first = await start()
    await query(first.url, 'create table kept as select 7 as n')
    await first.stop()
    const second = await start()
    expect(second.url).toBe(first.url)
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }])
  })

  it('starts after a kill -9 and keeps what was committed', async () => {
    const first = await start(true)
    await query(first.url, 'create table kept as select 7 as n')
    await killOutright(first)
    const second = await start()
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }])
  })

  it('stops a server whose starter was killed, and takes its place', async () => {
    const orphan = await start()
    await query(orphan.url, 'create table kept as select 7 as n')
    const second = await start()
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }])
    await expect(orphan.ended).resolves.toContain('shut down')
  })

  it('takes a lock file for stale when its process is another program', async () => {
    const first = await start()
    const lock = path.join(first.cluster, 'postmaster.pid')
    const text = await readFile(lock, 'utf8')
    await first.stop()
    await writeFile(lock, text.replace(/^\d+/, String(process.pid)))
    const second = await start()
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('chooses another port when its own was taken meanwhile', async () => {
    const first = await start()
    await first.stop()
    const { createServer } = await import('node:net')
    const taken = createServer().listen(first.port, '127.0.0.1')
    const second = await start()
    expect(second.port).not.toBe(first.port)
    taken.close()
  })

  it('initialises again what a kill interrupted', async () => {
    const record = { cluster: path.join(directory, 'postgres'), home: directory, port: 54_329, password: 'x', complete: false }
    await writeFile(path.join(directory, 'postgres.json'), JSON.stringify(record))
    const { url } = await start()
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('says where the database was when it is gone', async () => {
    const first = await start()
    await first.stop()
    await rm(first.cluster, { recursive: true })
    await expect(startEmbedded({ directory })).rejects.toThrow(`was at ${first.cluster} and is gone`)
  })

  it.runIf(process.getuid?.() === 0)(
    'as root runs under another account, and never serves two copies of a DATA_DIR from one cluster',
    async () => {
      // mkdtemp makes a directory that only root can enter, so the cluster lies outside
      const server = await start()
      expect(path.dirname(server.cluster)).not.toBe(directory)
      const pid = (await readFile(path.join(server.cluster, 'postmaster.pid'), 'utf8')).split('\n')[0] ?? ''
      expect(execFileSync('ps', ['-o', 'uid=', '-p', pid]).toString().trim()).not.toBe('0')
      const copy = `${directory}-copy`
      await cp(directory, copy, { recursive: true })
      await expect(startEmbedded({ directory: copy })).rejects.toThrow(`is a copy of ${directory}`)
      await rm(copy, { recursive: true })
    },
  )
})
