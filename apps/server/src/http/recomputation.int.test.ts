import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '@zhengji/db/id'
import { resultRuns, results } from '@zhengji/db/schema/index'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { addPerson, type Person } from '../testing/people.ts'
import { addScene, type Scene } from '../testing/scene.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let database: TestDatabase
let server: TestServer
let scene: Scene
let auditor: Person
let stranger: Person
const runId = newId()

beforeAll(async () => {
  database = await createTestDatabase()
  server = await startTestServer(database.url)
  const owner = await addPerson(database.db, [])
  scene = await addScene(database.db, owner.id)
  const other = await addScene(database.db, owner.id)
  auditor = await addPerson(database.db, ['auditor'], scene.roundId)
  stranger = await addPerson(database.db, ['officer', 'auditor'], other.roundId)
  const at = Temporal.Instant.from('2026-02-09T02:00:00Z')
  const { roundId } = scene
  await database.db
    .insert(resultRuns)
    .values({ id: runId, roundId, version: 2, status: 'done', tieSeed: 'seed', requestedBy: owner.id, requestedAt: at })
  const inputs = { rubricVersion: 1, rubricHash: 'hash', roles: [] }
  await database.db.insert(results).values({ runId, roundId, inputHash: 'h', inputs, content: [], computedAt: at })
})
afterAll(async () => {
  await server?.stop()
  await database?.drop()
})

const get = (id: string, token: string | null, query = '') => server.fetch(`/api/results/${id}/recomputation.xlsx${query}`, { token })
const refused = async (answer: Response) => [answer.status, ((await answer.json()) as { reason: string }).reason]

it('gives the recomputation workbook of a computed run to be saved, never from a cache', async () => {
  const answer = await get(runId, auditor.token)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
    'attachment; filename="file.xlsx"; filename*=UTF-8\'\'复核表-演练-第2次计算.xlsx',
  )
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
  expect(Buffer.from(await (await get(runId, auditor.token)).arrayBuffer())).toEqual(bytes)
  expect(Buffer.from(await (await get(runId, auditor.token, '?locale=en')).arrayBuffer())).not.toEqual(bytes)
})

it('is for whoever may read results of the round', async () => {
  expect(await refused(await get(runId, null))).toEqual([401, 'sign-in-required'])
  expect(await refused(await get(runId, stranger.token))).toEqual([403, 'forbidden'])
})

it('says what is wrong with what was asked for', async () => {
  expect(await refused(await get(newId(), auditor.token))).toEqual([404, 'not-found'])
  expect(await refused(await get('nothing', auditor.token))).toEqual([404, 'not-found'])
  expect(await refused(await get(runId, auditor.token, '?locale=fr'))).toEqual([400, 'input-invalid'])
  expect(await refused(await get(scene.run, auditor.token))).toEqual([412, 'result-not-computed'])
})
