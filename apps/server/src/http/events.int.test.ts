import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notify, type ChangeEvent } from '@zhengji/services/notify'
import type { TransactionContext } from '@zhengji/services/transaction'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { addPerson } from '../testing/people.ts'
import { addScene, type Scene } from '../testing/scene.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let database: TestDatabase
let server: TestServer
let own: Scene
let other: Scene
beforeAll(async () => {
  database = await createTestDatabase()
  server = await startTestServer(database.url)
  const owner = await addPerson(database.db, [])
  own = await addScene(database.db, owner.id)
  other = await addScene(database.db, owner.id)
})
afterAll(async () => {
  await server?.stop()
  await database?.drop()
})

// `notify` uses nothing of its context but the transaction.
const announce = (event: ChangeEvent) => database.db.transaction((db) => notify({ db } as TransactionContext, event))

/** Opens the stream and collects its text. */
const open = async (token: string | null) => {
  const answer = await server.fetch('/api/events', { token })
  const heard = { status: answer.status, text: '', ended: false, headers: answer.headers }
  void (async () => {
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) heard.text += chunk
    heard.ended = true
  })().catch(() => (heard.ended = true))
  return {
    heard,
    changes: () => [...heard.text.matchAll(/event: change\ndata: (.*)\n/g)].map(([, data = '']) => JSON.parse(data) as ChangeEvent),
  }
}

describe('the event stream', () => {
  it('carries what changed in the rounds that the listener may read, and nothing else', async () => {
    const officer = await addPerson(database.db, ['officer'], own.roundId)
    const clerk = await addPerson(database.db, ['clerk'], own.roundId)
    const [first, second] = [await open(officer.token), await open(clerk.token)]
    expect(first.heard.headers.get('content-type')).toMatch(/^text\/event-stream/)
    await expect.poll(() => first.heard.text + second.heard.text).toContain('hello')
    const events: ChangeEvent[] = [
      { type: 'application', roundId: other.roundId, id: other.application },
      { type: 'application', roundId: own.roundId, id: own.application },
      // Progress of a pack: for the officer, not for the counter.
      { type: 'pack', roundId: own.roundId, id: own.pack },
      { type: 'message', roundId: own.roundId, id: own.message },
    ]
    for (const event of events) await announce(event)
    await expect.poll(first.changes).toEqual(events.slice(1))
    await expect.poll(second.changes).toEqual([events[1], events[3]])
  })

  it('ends when the session ends, and listening alone does not keep a session alive', async () => {
    const officer = await addPerson(database.db, ['officer'])
    const { heard } = await open(officer.token)
    // Beyond the minute in which activity is not written again.
    await database.pool.query("update sessions set last_seen_at = now() - interval '5 minutes' where user_id = $1", [officer.id])
    const seen = async () =>
      (await database.pool.query<{ at: string }>('select last_seen_at at from sessions where user_id = $1', [officer.id])).rows[0]?.at
    const before = await seen()
    await expect.poll(() => heard.text).toContain(': still here')
    expect(await seen()).toBe(before)
    await database.pool.query('update sessions set revoked_at = now() where user_id = $1', [officer.id])
    await expect.poll(() => heard.ended).toBe(true)
  })

  it('lets go of a page that went away', async () => {
    const officer = await addPerson(database.db, ['officer'])
    const before = server.changes.size()
    const stop = new AbortController()
    await server.fetch('/api/events', { token: officer.token, signal: stop.signal })
    await expect.poll(() => server.changes.size()).toBe(before + 1)
    stop.abort()
    await expect.poll(() => server.changes.size()).toBe(before)
  })

  it('leaves connections for requests: a further tab is told not to come back, until one is closed', async () => {
    const officer = await addPerson(database.db, ['officer'])
    const stop = new AbortController()
    const ask = () => server.fetch('/api/events', { token: officer.token, signal: stop.signal })
    const statuses = [await ask(), await ask(), await ask(), await ask()].map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 200, 204])
    stop.abort()
    await expect.poll(async () => (await open(officer.token)).heard.status).toBe(200)
  })

  it('is closed to whoever is not signed in', async () => {
    expect((await open(null)).heard.status).toBe(401)
  })
})
