import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { addPerson, type Person } from '../testing/people.ts'
import { addScene, type Scene } from '../testing/scene.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let database: TestDatabase
let server: TestServer
let round: Scene
let clerk: Person
let stranger: Person
beforeAll(async () => {
  database = await createTestDatabase()
  server = await startTestServer(database.url)
  const owner = await addPerson(database.db, [])
  round = await addScene(database.db, owner.id)
  const other = await addScene(database.db, owner.id)
  clerk = await addPerson(database.db, ['clerk'], round.roundId)
  stranger = await addPerson(database.db, ['clerk'], other.roundId)
})
afterAll(async () => {
  await server?.stop()
  await database?.drop()
})

const wanted = (change: object = {}) => ({
  list: 'applications',
  filter: { roundId: round.roundId },
  columns: null,
  ids: null,
  locale: 'zh',
  fullPhones: false,
  ...change,
})
const ask = (body: unknown, token: string | null = clerk.token, headers: Record<string, string> = {}) =>
  server.fetch('/api/exports', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    token,
    headers: { 'content-type': 'application/json', ...headers },
  })

describe('an export', () => {
  it('is a workbook to be saved under its Chinese name and kept by nobody', async () => {
    const answer = await ask(wanted())
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'cache-control': 'no-store',
      'content-disposition': expect.stringContaining(encodeURIComponent('申报列表')),
    })
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  it.each<[string, () => Promise<Response>, number, string]>([
    ['without a session', () => ask(wanted(), null), 401, 'sign-in-required'],
    ['of a round of others', () => ask(wanted(), stranger.token), 403, 'forbidden'],
    ['of a list that one may not read', () => ask(wanted({ list: 'experts' })), 403, 'forbidden'],
    ['from another site', () => ask(wanted(), clerk.token, { origin: 'http://evil.example' }), 403, 'cross-site-request'],
    ['of an unknown list', () => ask(wanted({ list: 'users' })), 400, 'input-invalid'],
    ['that is no JSON', () => ask('{'), 400, 'input-invalid'],
    ['of far too many words', () => ask('x'.repeat(131_073)), 413, 'body-too-large'],
    ['of nothing', () => ask(wanted({ filter: { roundId: round.roundId, late: true } })), 412, 'export-empty'],
  ])('%s is refused in a sentence', async (_what, send, status, reason) => {
    const answer = await send()
    expect([answer.status, ((await answer.json()) as { reason: string }).reason]).toEqual([status, reason])
  })
})
