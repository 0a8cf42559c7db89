import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HealthCheck } from '@zhengji/domain/system/view'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { addPerson } from '../testing/people.ts'
import { openGate } from '../testing/tcp-gate.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let database: TestDatabase
let gate: Awaited<ReturnType<typeof openGate>>
let server: TestServer
beforeAll(async () => {
  database = await createTestDatabase()
  const address = new URL(database.url)
  gate = await openGate({ host: address.hostname, port: Number(address.port || 5432) })
  address.hostname = '127.0.0.1'
  address.port = String(gate.port)
  server = await startTestServer(address.href)
})
afterAll(async () => {
  gate?.open()
  await server?.stop()
  gate?.close()
  await database?.drop()
})

const ready = async () => {
  const answer = await server.fetch('/readyz')
  const { checks } = (await answer.json()) as { checks: HealthCheck[] }
  return { status: answer.status, broken: checks.filter(({ ok }) => !ok).map(({ name }) => name) }
}

describe('health', () => {
  it('is ready when everything answers', async () => {
    expect(await ready()).toEqual({ status: 200, broken: [] })
  })

  it('tells the administrator alone what is behind it', async () => {
    const admin = await addPerson(database.db, ['system-admin'])
    expect((await server.call('query', 'system.health', undefined, admin.token)).data).toMatchObject({ ok: true })
    expect((await server.call('query', 'system.health', undefined, null)).status).toBe(401)
  })

  it('without the database says so, answers 503 with a reason, lives on, and recovers by itself', async () => {
    const officer = await addPerson(database.db, ['officer'])
    expect((await server.call('query', 'rounds.list', undefined, officer.token)).status).toBe(200)

    gate.shut()
    await expect.poll(ready, { timeout: 15_000, interval: 300 }).toEqual({ status: 503, broken: ['database', 'migrations', 'queue'] })
    expect((await server.fetch('/livez')).status).toBe(200)
    const away = await server.call('query', 'rounds.list', undefined, officer.token)
    expect([away.status, away.error?.reason]).toEqual([503, 'database-away'])
    const file = await server.fetch('/api/files/0190a0a0-0000-7000-8000-000000000000', { token: officer.token })
    expect([file.status, await file.json()]).toMatchObject([503, { reason: 'database-away' }])
    // Pages come from the disk.
    expect((await server.fetch('/')).status).toBe(200)

    gate.open()
    await expect.poll(ready, { timeout: 25_000, interval: 300 }).toEqual({ status: 200, broken: [] })
    expect((await server.call('query', 'rounds.list', undefined, officer.token)).status).toBe(200)
  })

  it('says that migrations are missing', async () => {
    const fresh = await createTestDatabase()
    await fresh.owner.query(
      'delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)',
    )
    const early = await startTestServer(fresh.url)
    try {
      const answer = await early.fetch('/readyz')
      const { checks } = (await answer.json()) as { checks: HealthCheck[] }
      expect([answer.status, checks.find(({ name }) => name === 'migrations')]).toEqual([
        503,
        { name: 'migrations', ok: false, detail: '1 not run yet' },
      ])
    } finally {
      await early.stop()
      await fresh.drop()
    }
  })

  it('says that the disk is full before it is', async () => {
    const tight = await startTestServer(database.url, { diskReserveBytes: Number.MAX_SAFE_INTEGER })
    try {
      const { checks } = (await (await tight.fetch('/readyz')).json()) as { checks: HealthCheck[] }
      expect(checks.filter(({ ok }) => !ok)).toMatchObject([
        { name: 'disk', detail: expect.stringMatching(/^\d+ MB free, \d+ MB are the reserve$/) },
      ])
    } finally {
      await tight.stop()
    }
  })
})
