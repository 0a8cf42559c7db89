import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import type { NewFeed } from '@zhengji/domain/calendar/view'
import { addPerson } from '../testing/people.ts'
import { addScene, type Scene } from '../testing/scene.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let database: TestDatabase
let server: TestServer
let scene: Scene
let token: string
beforeAll(async () => {
  database = await createTestDatabase()
  server = await startTestServer(database.url)
  scene = await addScene(database.db, (await addPerson(database.db, [])).id)
  ;({ token } = await addPerson(database.db, ['officer'], scene.roundId))
})
afterAll(async () => {
  await server?.stop()
  await database?.drop()
})

it('a calendar program reads the address without a session, until it is revoked', async () => {
  const { path, feedId } = (await server.call('mutation', 'calendar.createFeed', undefined, token)).data as NewFeed
  const answer = await fetch(`${server.url}${path}`)
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'text/calendar; charset=utf-8',
    'private, no-store',
  ])
  expect(await answer.text()).toContain(scene.roundId)
  await server.call('mutation', 'calendar.revokeFeed', { feedId }, token)
  expect((await fetch(`${server.url}${path}`)).status).toBe(404)
})

it.each(['x.ics', `${'a'.repeat(43)}.ics`, 'a'.repeat(43), '..%2f..%2fetc%2fpasswd.ics'])('%s is no address', async (file) => {
  expect((await fetch(`${server.url}/api/calendar/${file}`)).status).toBe(404)
})
