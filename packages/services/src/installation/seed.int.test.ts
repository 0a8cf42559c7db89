import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rounds, users } from '@zhengji/db/schema/index'
import { calls } from '@zhengji/domain/calls/registry'
import { createTestDatabase, type TestDatabase } from '@zhengji/testing/database'
import { verifyChain } from '../audit/verify.ts'
import type { Context } from '../context.ts'
import { changePassword } from '../session/change-password.ts'
import { resolveSession } from '../session/resolve.ts'
import { signIn } from '../session/sign-in.ts'
import { createTestPorts, type TestPorts } from '../testing/ports.ts'
import { seedInstallation } from './seed.ts'

let database: TestDatabase
let test: TestPorts
let ctx: Context
beforeAll(async () => {
  database = await createTestDatabase()
  test = await createTestPorts()
  ctx = { db: database.db, ports: test.ports, requestId: 'start', actor: { type: 'system', job: 'installation' } }
})
afterAll(async () => {
  await test.remove()
  await database.drop()
})

describe('seedInstallation', () => {
  it('makes two administrators and the real rounds exactly as announced, once, however often it runs', async () => {
    const [first, second] = await Promise.all([seedInstallation(ctx), seedInstallation(ctx)])
    expect([first.addedRounds, second.addedRounds].sort()).toEqual([0, calls.length])
    const real = await database.db.select().from(rounds)
    expect(real.map(({ callId, realm, opensAt, closesAt }) => ({ callId, realm, opensAt, closesAt }))).toEqual(
      calls.map(({ id, schedule }) => ({
        callId: id,
        realm: 'real',
        opensAt: Temporal.Instant.from(schedule.opensAt),
        closesAt: Temporal.Instant.from(schedule.closesAt),
      })),
    )
    const accounts = await database.db.select().from(users)
    expect(accounts.map(({ login, mustChangePassword }) => ({ login, mustChangePassword }))).toEqual([
      { login: 'admin', mustChangePassword: true },
      { login: 'security', mustChangePassword: true },
    ])
    expect((await verifyChain(ctx)).ok).toBe(true)
  })

  it('prints a new password until the first visit, and none afterwards', async () => {
    const anonymous: Context = { ...ctx, actor: { type: 'anonymous' } }
    const client = { address: '127.0.0.1', userAgent: 'vitest' }
    const { credentials } = await seedInstallation(ctx)
    expect(credentials.map(({ login, role }) => ({ login, role }))).toEqual([
      { login: 'admin', role: 'system-admin' },
      { login: 'security', role: 'security-admin' },
    ])
    const [admin] = credentials
    if (admin === undefined) throw new Error('no credential')
    const { token, me } = await signIn(anonymous, admin, client)
    expect(me.permissions).toEqual(['calendar:write', 'channel:test', 'user:read', 'user:write', 'system:read'])
    const actor = await resolveSession(anonymous, token)
    if (actor === null) throw new Error('no session')
    await changePassword({ ...ctx, actor }, { current: admin.password, next: 'Kobalt-Regen-7-Fenster' })
    expect((await seedInstallation(ctx)).credentials.map(({ login }) => login)).toEqual(['security'])
    expect((await signIn(anonymous, { login: 'admin', password: 'Kobalt-Regen-7-Fenster' }, client)).me.mustChangePassword).toBe(false)
  })
})
