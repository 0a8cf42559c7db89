import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staffRoles } from '@zhengji/domain/access/role'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { nearInput, wildInput } from './testing/arbitrary-input.ts'
import { addPerson } from './testing/people.ts'
import { addScene } from './testing/scene.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'
import { appRouter, declaredAccess } from './trpc/app-router.ts'

/** Inputs of each sort per procedure; FUZZ_RUNS=1000 for a long night. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 15)

let database: TestDatabase
let server: TestServer
const ids: string[] = []
beforeAll(async () => {
  database = await createTestDatabase()
  server = await startTestServer(database.url)
  const owner = await addPerson(database.db, [])
  const scene = await addScene(database.db, owner.id)
  ids.push(...Object.values(scene), owner.id, (await addPerson(database.db, [])).id)
})
afterAll(async () => {
  await server?.stop()
  await database?.drop()
})

interface Definition {
  readonly type: 'query' | 'mutation'
  readonly inputs: readonly Parameters<typeof nearInput>[0][]
}

// tRPC keeps the definition of a procedure to itself; a test may look.
const definitionOf = (path: string): Definition =>
  // oxlint-disable-next-line no-underscore-dangle -- the name is theirs
  (appRouter._def.procedures as unknown as Record<string, { _def: Definition }>)[path]?._def ?? { type: 'query', inputs: [] }

describe('a procedure that gets anything at all', () => {
  it.each([...declaredAccess.keys()])('%s answers 2xx or 4xx', { timeout: 120_000 }, async (path) => {
    const { type, inputs } = definitionOf(path)
    const schema = inputs[0]
    const arbitrary = schema ? fc.oneof(nearInput(schema, ids), wildInput) : wildInput
    await fc.assert(
      fc.asyncProperty(arbitrary, async (input) => {
        // Somebody new each time, who may do everything: an input may have ended the session of the last one.
        const { token } = await addPerson(database.db, staffRoles)
        const { status, error } = await server.call(type, path, input, token)
        expect([status, error?.reason]).toEqual([expect.toSatisfy((code: number) => code < 500), error?.reason])
      }),
      { numRuns: schema ? numRuns * 2 : 3 },
    )
  })

  it.each(['{', '"', 'undefined', '{"json":', '\u0000', '[1,2', ''])('%j as a body is no reason to fail', async (body) => {
    for (const path of ['session.signIn', 'applications.create', 'session.signIn?batch=1']) {
      const answer = await server.fetch(`/trpc/${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
      expect([path, answer.status]).toEqual([path, expect.toSatisfy((code: number) => code >= 400 && code < 500)])
    }
  })

  it.each(['%', '%7B', '%22%5C', 'x', '%5B%5D'])('%s as the input of a query is no reason to fail', async (input) => {
    const answer = await server.fetch(`/trpc/applications.list?input=${input}`)
    expect(answer.status).toBeLessThan(500)
  })
})
