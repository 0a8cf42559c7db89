import { TRPCError } from '@trpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staffRoles, type StaffRole } from '@zhengji/domain/access/role'
import { permissionsOf } from '@zhengji/domain/access/permission'
import { ServiceError } from '@zhengji/services/errors'
import { resolveSession } from '@zhengji/services/session/resolve'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { authorizationMatrix, type Row } from './testing/authorization-matrix.ts'
import { addPerson } from './testing/people.ts'
import { sampleInputs } from './testing/sample-inputs.ts'
import { addScene, type Scene } from './testing/scene.ts'
import { startTestServer, type TestServer } from './testing/test-server.ts'
import { appRouter, declaredAccess } from './trpc/app-router.ts'
import type { RequestContext } from './trpc/context.ts'

/** Administrators are granted everywhere only; the others in one round or everywhere. */
const roundRoles = staffRoles.filter((role) => role !== 'system-admin' && role !== 'security-admin')

interface Asker {
  readonly name: string
  readonly role: StaffRole | null
  /** Where the role is granted. */
  readonly grant: 'one-round' | 'everywhere' | 'none'
  readonly context: RequestContext
}

let database: TestDatabase
let server: TestServer
let own: Scene
let other: Scene
let administered: string
const askers: Asker[] = []

const contextFor = async (token: string | null): Promise<RequestContext> => {
  const base = { db: database.db, actor: { type: 'anonymous' as const }, requestId: 'r', ports: server.ports }
  const actor = token === null ? null : await resolveSession(base, token)
  return {
    ...base,
    actor: actor ?? base.actor,
    session: { token, address: '127.0.0.1', userAgent: 'test', remember: () => {}, forget: () => {} },
    signInLimit: { consume: async () => {}, reward: async () => {} },
    health: async () => ({ ok: true, checks: [], startedAt: '', checkedAt: '' }),
  }
}

beforeAll(async () => {
  database = await createTestDatabase()
  server = await startTestServer(database.url)
  const owner = await addPerson(database.db, [])
  administered = (await addPerson(database.db, [])).id
  own = await addScene(database.db, owner.id)
  other = await addScene(database.db, owner.id)
  askers.push({ name: 'anonymous', role: null, grant: 'none', context: await contextFor(null) })
  askers.push({
    name: 'signed in without a role',
    role: null,
    grant: 'none',
    context: await contextFor((await addPerson(database.db, [])).token),
  })
  for (const role of roundRoles) {
    const { token } = await addPerson(database.db, [role], own.roundId)
    askers.push({ name: `${role} of one round`, role, grant: 'one-round', context: await contextFor(token) })
  }
  for (const role of staffRoles) {
    const { token } = await addPerson(database.db, [role])
    askers.push({ name: `${role} everywhere`, role, grant: 'everywhere', context: await contextFor(token) })
  }
})
afterAll(async () => {
  await server?.stop()
  await database?.drop()
})

const expected = (row: Row, { role, grant, context }: Asker, target: 'own' | 'other'): boolean => {
  if (row.who === 'public') return true
  if (row.who === 'signed-in') return context.actor.type === 'user'
  if (role === null || !row.roles.includes(role)) return false
  if (grant === 'everywhere' || row.who === 'in-any-round') return true
  return row.who === 'in-round' && target === 'own'
}

/** True unless the answer is that one may not; what else is wrong with the call is not the matrix's business, except a 500. */
const isAllowed = async (context: RequestContext, path: string, input: unknown): Promise<boolean | string> => {
  const [noun = '', verb = ''] = path.split('.')
  // The caller is typed by path; here all paths are walked.
  const caller = appRouter.createCaller(context) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
  try {
    await caller[noun]?.[verb]?.(input)
    return true
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error
    if (error.code === 'INTERNAL_SERVER_ERROR') return `500 ${String(error.cause)}`
    const reason = error.cause instanceof ServiceError ? error.cause.reason : ''
    return reason !== 'forbidden' && reason !== 'sign-in-required'
  }
}

describe('the authorization matrix', () => {
  it('lists every procedure and no other one', () => {
    expect(Object.keys(authorizationMatrix).sort()).toEqual([...declaredAccess.keys()].sort())
    expect(Object.keys(sampleInputs(own, administered)).sort()).toEqual([...declaredAccess.keys()].sort())
  })

  it('agrees with the permission that each procedure declares', () => {
    for (const [path, access] of declaredAccess) {
      const row = authorizationMatrix[path]
      const roles = row !== undefined && 'roles' in row ? row.roles : row?.who
      const open = access === 'own-session' ? 'signed-in' : access
      const declared = open === 'public' || open === 'signed-in' ? open : staffRoles.filter((role) => permissionsOf[role].includes(open))
      expect([path, roles]).toEqual([path, declared])
    }
  })

  it.each(Object.entries(authorizationMatrix))('%s lets in exactly whom it lists', async (path, row) => {
    const cells: Record<string, boolean | string> = {}
    const listed: Record<string, boolean> = {}
    for (const [target, scene] of [
      ['own', own],
      ['other', other],
    ] as const) {
      for (const asker of askers) {
        const cell = `${asker.name}, ${target} round`
        cells[cell] = await isAllowed(asker.context, path, sampleInputs(scene, administered)[path])
        listed[cell] = expected(row, asker, target)
      }
    }
    expect(cells).toEqual(listed)
  })

  it('lets nobody do anything but change a one-time password', async () => {
    const context = askers.find(({ name }) => name === 'officer everywhere')?.context
    if (context?.actor.type !== 'user') throw new Error('the officer is missing')
    const waiting: RequestContext = { ...context, actor: { ...context.actor, mustChangePassword: true } }
    for (const [path, access] of declaredAccess) {
      if (access === 'public' || access === 'own-session') continue
      const [noun = '', verb = ''] = path.split('.')
      const caller = appRouter.createCaller(waiting) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
      const refusal: unknown = await caller[noun]?.[verb]?.(sampleInputs(own, administered)[path]).catch((error: unknown) => error)
      expect([path, (refusal as TRPCError).cause]).toMatchObject([path, { reason: 'password-change-required' }])
    }
  })
})
